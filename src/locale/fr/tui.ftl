# Messages of the room tui.
