# Messages of the room exchange.
