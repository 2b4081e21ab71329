//! What a row of the survey is, and the type of the value it holds.

/// What a node is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// The form itself.
    Root,
    /// Questions that belong together.
    Group,
    /// Questions that are asked again for each instance.
    Repeat,
    /// Values about the interview that no screen shows (`meta`).
    Model,
    /// Free text.
    Text,
    /// A whole number.
    Integer,
    /// A number with decimals.
    Decimal,
    /// A number between bounds, in steps.
    Range,
    /// A day.
    Date,
    /// A time of day.
    Time,
    /// A day and a time.
    DateTime,
    /// One choice of a list.
    SelectOne,
    /// Several choices of a list.
    SelectMultiple,
    /// All choices of a list, in an order.
    Rank,
    /// A text to read.
    Note,
    /// A text to confirm.
    Acknowledge,
    /// The text of a bar code.
    Barcode,
    /// A place on earth.
    Geopoint,
    /// A line of places.
    Geotrace,
    /// An area.
    Geoshape,
    /// A picture, by file name.
    Image,
    /// A sound, by file name.
    Audio,
    /// A film, by file name.
    Video,
    /// Another file, by name.
    File,
    /// A value that is worked out and not shown.
    Calculate,
    /// A value that is set and not shown.
    Hidden,
    /// A value about the interview, filled when it begins (or ends).
    Meta(Preload),
    /// A kind that means nothing in a terminal (sound in the background, map edits…): kept, never filled.
    Background,
}

/// What fills a metadata node.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Preload {
    /// The moment at which the interview began.
    Start,
    /// The moment at which it was last closed.
    End,
    /// The day on which it began.
    Today,
    /// The device.
    DeviceId,
    /// The person.
    Username,
    /// The person's mail address.
    Email,
    /// The person's telephone number.
    PhoneNumber,
    /// The number of the SIM card: unknown to a terminal.
    SimSerial,
    /// The subscriber: unknown to a terminal.
    SubscriberId,
}

/// The type of a node's value, as expressions see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DataType {
    /// Text.
    Text,
    /// A whole number.
    Integer,
    /// A number with decimals.
    Decimal,
    /// A day.
    Date,
    /// A time of day.
    Time,
    /// A day and a time.
    DateTime,
    /// Choices, separated by blanks.
    Select,
    /// `lat lon alt accuracy`.
    Geopoint,
    /// Points, separated by semicolons.
    Geotrace,
    /// Points of a closed line.
    Geoshape,
    /// The name of a file.
    Binary,
}

impl Kind {
    /// Whether a screen shows a control for it (notes included): only such nodes are validated.
    pub fn has_control(self) -> bool {
        !matches!(
            self,
            Self::Root
                | Self::Group
                | Self::Repeat
                | Self::Model
                | Self::Calculate
                | Self::Hidden
                | Self::Meta(_)
                | Self::Background
        )
    }

    /// The word of the type column for it; kinds that several words make have the plainest.
    pub fn word(self) -> &'static str {
        match self {
            Self::Root => "form",
            Self::Group | Self::Model => "group",
            Self::Repeat => "repeat",
            Self::Text => "text",
            Self::Integer => "integer",
            Self::Decimal => "decimal",
            Self::Range => "range",
            Self::Date => "date",
            Self::Time => "time",
            Self::DateTime => "dateTime",
            Self::SelectOne => "select_one",
            Self::SelectMultiple => "select_multiple",
            Self::Rank => "rank",
            Self::Note => "note",
            Self::Acknowledge => "acknowledge",
            Self::Barcode => "barcode",
            Self::Geopoint => "geopoint",
            Self::Geotrace => "geotrace",
            Self::Geoshape => "geoshape",
            Self::Image => "image",
            Self::Audio => "audio",
            Self::Video => "video",
            Self::File => "file",
            Self::Calculate => "calculate",
            Self::Hidden => "hidden",
            Self::Meta(preload) => preload.word(),
            Self::Background => "background",
        }
    }

    /// Whether it holds other nodes.
    pub fn is_group(self) -> bool {
        matches!(self, Self::Root | Self::Group | Self::Repeat | Self::Model)
    }

    /// Whether its answer is one or more choices of a list.
    pub fn is_select(self) -> bool {
        matches!(self, Self::SelectOne | Self::SelectMultiple | Self::Rank)
    }

    /// The type of its value.
    pub fn data_type(self) -> DataType {
        match self {
            Self::Integer => DataType::Integer,
            Self::Decimal | Self::Range => DataType::Decimal,
            Self::Date | Self::Meta(Preload::Today) => DataType::Date,
            Self::Time => DataType::Time,
            Self::DateTime | Self::Meta(Preload::Start | Preload::End) => DataType::DateTime,
            Self::SelectOne | Self::SelectMultiple | Self::Rank => DataType::Select,
            Self::Geopoint => DataType::Geopoint,
            Self::Geotrace => DataType::Geotrace,
            Self::Geoshape => DataType::Geoshape,
            Self::Image | Self::Audio | Self::Video | Self::File => DataType::Binary,
            _ => DataType::Text,
        }
    }
}

impl Preload {
    /// The word of the type column for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::End => "end",
            Self::Today => "today",
            Self::DeviceId => "deviceid",
            Self::Username => "username",
            Self::Email => "email",
            Self::PhoneNumber => "phonenumber",
            Self::SimSerial => "simserial",
            Self::SubscriberId => "subscriberid",
        }
    }
}
