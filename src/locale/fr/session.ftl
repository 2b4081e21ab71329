# Messages of the room session.
