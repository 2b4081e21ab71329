# Messages of the room store.
