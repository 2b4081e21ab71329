# Keys of one's own, and their table.

keys-unreadable = keys.toml, line { $line }: cannot be read ({ $why }). The usual keys hold.
keys-no-action = keys.toml: no action is called "{ $id }".
keys-near = Perhaps "{ $near }".
keys-no-key = keys.toml, { $id }: "{ $key }" is no key. Thus: "F5", "Ctrl-G", "Alt-Left", "n".
keys-kept = keys.toml, { $id }: terminals keep { $key } for themselves.
keys-taken = keys.toml, { $id }: { $key } already means "{ $by }" in the same place.
keys-notice = { $problem } See "repere help keys".
keys-file = Keys of one's own: { $file }, one action a line, for example note = ["n", "Alt-n"].
keys-document =
    # The keyboard

    Every action of the program, with its public id, its keys and what is typed for it in line mode (`repere --plain`). In full screen a key that types a character acts only where no text field has the focus. `keys.toml` changes keys by id; `repere help keys` prints this table with one's own keys and names conflicts. This page is made from the table of actions; a test holds it up to date.
keys-column-keys = keys
keys-column-typed = line mode
keys-column-does = does
keys-typed-answering = by answering
keys-typed-screen = screen only
keys-in-everywhere = Everywhere
keys-in-home = At home
keys-in-list = In a list
keys-in-page = On a page to fill
keys-in-interview = In the interview
keys-in-choice = One choice
keys-in-choices = Several choices
keys-in-rank = Ranking
keys-in-rows = Screening
keys-in-across = Choices side by side
keys-in-signs = Signs
keys-in-outline = In the outline
keys-in-repeat = On a repeat
keys-in-text = While typing
keys-in-editor = In a long answer
keys-in-review = On the review
keys-in-profile = On a profile
keys-in-merge = Before merging
keys-in-merged = After a merge
keys-in-migration = On an interview in another version
keys-in-conflict = Deciding a conflict
keys-in-window = In a window
