# Messages of the room cli.
