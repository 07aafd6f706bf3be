# Words of this room.
