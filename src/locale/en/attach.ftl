# Files that answers name.
attach-missing = There is no file { $path }. Type the path of the file, such as /home/ana/photo.jpg; nothing was changed.
attach-not-a-file = { $path } is a folder, not a file. Type the path of a file in it; nothing was changed.
attach-empty = The file { $path } is empty; nothing was changed.
attach-too-large = The file { $path } has { $size } MB; at most { $limit } MB can be kept. Make it smaller; nothing was changed.
attach-unreadable = The file { $path } cannot be read ({ $why }); nothing was changed.
attach-elsewhere = { $name } is not on this machine (it did not travel with the answers)
attach-written = { $count ->
    [one] { $path }: one file.
   *[other] { $path }: { $count } files.
}
cli-interview-media = write the files that its answers name (pictures, sounds, documents) and its audit.csv into a folder
cli-interview-media--id = the interview’s id, or the beginning of one
cli-interview-media--output = the folder
