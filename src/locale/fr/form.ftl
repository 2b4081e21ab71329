# Messages of the room form.
