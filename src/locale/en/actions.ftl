# Messages of the room actions.
