# Messages of the room bundle.
