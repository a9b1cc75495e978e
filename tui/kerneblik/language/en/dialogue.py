"""English: the dialogue and its conversations."""

DIALOGUE: dict[str, str] = {
    # Keys
    "key.dialogue": "dialogue",
    "key.dialogue.help": "dialogue: what you expected beside what they said",
    "key.dialogue.command": "Dialogue",
    "key.note": "note",
    "key.note.help": "write down what they said; go through agreements",
    "key.note.command": "Write down what they said",
    "key.conversation": "conversation",
    "key.conversation.help": "begin a new conversation with the actor",
    "key.conversation.command": "New conversation",
    "key.conversations": "choose",
    "key.conversations.help": "choose, edit or remove a conversation; bring it back",
    "key.conversations.command": "Conversations: choose, edit, remove",
    "key.mark": "mark",
    "key.mark.help": "mark what they said: agrees, differs, surprises",
    "key.mark.command": "Mark what they said: agrees, differs, surprises",
    "key.expect": "expectation",
    "key.expect.help": "edit what you expect them to say",
    "key.expect.command": "Edit what you expect them to say",
    "key.read": "read",
    "key.read.help": "back to the dialogue",
    "key.next_dialogue": "next",
    "key.next_dialogue.help": "the dialogue with the next actor",
    "key.previous_dialogue": "previous",
    "key.previous_dialogue.help": "the dialogue with the previous actor",
    # The screens
    "dialogue.list": "Dialogue",
    "dialogue.held.one": "{count} conversation",
    "dialogue.held.other": "{count} conversations",
    "dialogue.no_questions": (
        "There are no questions to bring into a dialogue here: this perspective is for your own reflection."
        " F2 takes you to it."
    ),
    "dialogue.no_conversation": "No conversation yet. N begins the first.",
    "dialogue.writing_in": "Enter notes in the conversation {conversation}",
    "dialogue.expected": "What you expected",
    "dialogue.nothing_expected": "Not written yet; E writes it.",
    "dialogue.nothing_noted": "Nothing noted yet",
    "dialogue.contested": "Written in another session, too: Enter and then Ctrl+G shows both texts.",
    "dialogue.free.place": "Free notes",
    "dialogue.free": "What else came up?",
    "dialogue.agreements.place": "Agreements",
    "dialogue.agreements": "What have you agreed on?",
    "dialogue.no_agreement": "No agreements yet. A writes one down.",
    "note.conversation": "conversation",
    "note.placeholder": "What did they say? It is saved as you write.",
    "note.placeholder.free": "The mood, asides, tasks (- [ ] ring …). It is saved as you write.",
    "note.removed": "The conversation was removed in another session. C in the dialogue brings it back.",
    # Conversations
    "conversation.new": "New conversation",
    "conversation.change": "Edit the conversation",
    "conversation.explanation": "Conversation with: {actor}."
    " The date may be typed as 24/11, yesterday or Monday.",
    "conversation.held": "Date",
    "conversation.people": "With whom",
    "conversation.people.hint": "their names, if you like",
    "conversation.remove": "Remove the conversation?",
    "conversation.remove.explanation": (
        "{name}\n\nThe conversation and what you noted in it go from the dialogue. C can bring it back."
    ),
    "conversations.title": "Conversations",
    "conversations.none": "No conversation yet.",
    "conversations.keys": "Enter: note in it   E: edit   D: remove   N: new   Esc: close",
    "conversations.keys.none": "N: new   Esc: close",
    "conversations.removed": "removed; Enter brings it back",
}
