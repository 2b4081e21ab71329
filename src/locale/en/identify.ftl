# Messages of the room identify.
