//! Reading: the lists that the faces show, and the events behind them.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::append::{FormFile, KeptForm, Progress};
use super::{Store, StoreError};
use crate::log::{Body, DeviceId, Event, EventId, InterviewId};

/// One interview in a list: what its events mean, without reading them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The interview.
    pub interview: InterviewId,
    /// The person code of the device that began it, where known.
    pub person: Option<String>,
    /// `form_id`.
    pub form: String,
    /// The form's version.
    pub version: String,
    /// The form's content hash.
    pub hash: String,
    /// The authority's id.
    pub authority: String,
    /// Its country.
    pub country: String,
    /// Its name.
    pub name: String,
    /// The wave.
    pub wave: String,
    /// The language it was begun in.
    pub language: String,
    /// The word of its state.
    pub state: String,
    /// Whether something arrived after the standing workflow event.
    pub changed_since: bool,
    /// Questions in conflict.
    pub conflicts: u32,
    /// Notes that stand.
    pub notes: u32,
    /// Questions back that nobody settled.
    pub questions: u32,
    /// Events of kinds that this program does not know.
    pub unknown: u32,
    /// When it was begun.
    pub begun_at: i64,
    /// When its latest event was written.
    pub changed_at: i64,
    /// How far it is, where it was counted.
    pub progress: Option<Progress>,
}

/// An answer that matched a search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The interview.
    pub interview: InterviewId,
    /// The key of the question.
    pub key: String,
    /// The answer.
    pub text: String,
}

const LINE: &str = "SELECT device.id, interview.n, device.person, form_id, form_version, form_hash, authority_id,
   authority_country, authority_name, wave, language, state, changed_since, conflicts, notes, summary.questions, unknown,
   begun_at, changed_at, progress.questions, answered, missing, required, invalid, warned
 FROM summary JOIN interview ON interview.no = summary.interview JOIN device ON device.no = interview.device
 LEFT JOIN progress ON progress.interview = summary.interview";

impl Store {
    /// Every interview, the latest changed first.
    pub fn lines(&self) -> Result<Vec<Line>, StoreError> {
        let mut statement = self.reader()?.prepare_cached(&format!(
            "{LINE} ORDER BY changed_at DESC, device.id, interview.n"
        ))?;
        let mut rows = statement.query([])?;
        let mut lines = Vec::new();
        while let Some(row) = rows.next()? {
            lines.push(line(row)?);
        }
        Ok(lines)
    }

    /// One interview's line.
    pub fn line(&self, interview: InterviewId) -> Result<Option<Line>, StoreError> {
        let mut statement = self
            .reader()?
            .prepare_cached(&format!("{LINE} WHERE device.id = ?1 AND interview.n = ?2"))?;
        let mut rows = statement.query(params![interview.0.device.to_string(), interview.0.n as i64])?;
        rows.next()?.map(line).transpose()
    }

    /// The events of an interview, by device and number.
    pub fn events(&self, interview: InterviewId) -> Result<Vec<Event>, StoreError> {
        match self.find_interview(interview)? {
            Some(no) => events(self.reader()?, no, interview),
            None => Ok(Vec::new()),
        }
    }

    /// The interviews being filled of which something was handed over.
    pub fn handed_over(&self) -> Result<Vec<InterviewId>, StoreError> {
        let mut statement = self.reader()?.prepare_cached(
            "SELECT DISTINCT device.id, interview.n FROM summary
             JOIN event ON event.interview = summary.interview
             JOIN interview ON interview.no = summary.interview JOIN device ON device.no = interview.device
             WHERE summary.state IN ('draft', 'returned') AND substr(payload, 1, 11) = '[\"handover\"'",
        )?;
        let mut rows = statement.query([])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let device = read_device(&row.get::<_, String>(0)?)?;
            found.push(InterviewId(device.event(row.get::<_, i64>(1)? as u64)));
        }
        Ok(found)
    }

    /// The events that concern the study as a whole, by device and number.
    pub fn study_events(&self) -> Result<Vec<Event>, StoreError> {
        let mut statement = self.reader()?.prepare_cached(
            "SELECT device.id, event.n, event.at, event.lamport, payload FROM event
             JOIN device ON device.no = event.device WHERE interview IS NULL ORDER BY event.device, event.n",
        )?;
        let mut rows = statement.query([])?;
        let mut events = Vec::new();
        while let Some(row) = rows.next()? {
            let id = read_device(&row.get::<_, String>(0)?)?.event(row.get::<_, i64>(1)? as u64);
            let payload = row
                .get_ref(4)?
                .as_str()
                .map_err(|e| damaged(id, &e.to_string()))?;
            events.push(event(id, None, row.get(2)?, row.get(3)?, payload)?);
        }
        Ok(events)
    }

    /// When a bundle last brought something of each foreign device, by this machine's clock.
    pub fn last_heard(&self) -> Result<Vec<(DeviceId, i64)>, StoreError> {
        let mut statement = self.reader()?.prepare_cached(
            "SELECT device.id, max(merge.at) FROM segment JOIN merge ON merge.no = segment.merge
             JOIN device ON device.no = segment.device GROUP BY device.no ORDER BY device.id",
        )?;
        let mut rows = statement.query([])?;
        let mut heard = Vec::new();
        while let Some(row) = rows.next()? {
            heard.push((read_device(&row.get::<_, String>(0)?)?, row.get(1)?));
        }
        Ok(heard)
    }

    /// The forms that interviews were begun with.
    pub fn kept_forms(&self) -> Result<Vec<(String, String, String)>, StoreError> {
        let mut statement = self
            .reader()?
            .prepare_cached("SELECT id, version, hash FROM form ORDER BY id, version, hash")?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// A form by the hash of its content, with its files.
    pub fn kept_form(&self, hash: &str) -> Result<Option<KeptForm>, StoreError> {
        let mut statement = self
            .reader()?
            .prepare_cached("SELECT hash, id, version, json FROM form WHERE hash = ?1")?;
        let found = statement.query_row([hash], |row| {
            let files = Vec::new();
            Ok(KeptForm {
                hash: row.get(0)?,
                id: row.get(1)?,
                version: row.get(2)?,
                json: row.get(3)?,
                files,
            })
        });
        let Some(mut form) = found.optional()? else {
            return Ok(None);
        };
        let mut statement = self.reader()?.prepare_cached(
            "SELECT name, hash, bytes FROM form_file JOIN blob ON blob.hash = form_file.blob
             WHERE form = ?1 ORDER BY name",
        )?;
        let files = statement.query_map([hash], |row| {
            Ok(FormFile {
                name: row.get(0)?,
                hash: row.get(1)?,
                bytes: row.get(2)?,
            })
        })?;
        form.files = files.collect::<Result<_, _>>()?;
        Ok(Some(form))
    }

    /// Standing answers that contain a text, whatever the case of its letters, at most `limit`.
    pub fn search(&self, text: &str, limit: u32) -> Result<Vec<Hit>, StoreError> {
        let escaped: String = text
            .chars()
            .flat_map(|c| {
                if matches!(c, '%' | '_' | '\\') {
                    vec!['\\', c]
                } else {
                    vec![c]
                }
            })
            .collect();
        let mut statement = self.reader()?.prepare_cached(
            "SELECT device.id, interview.n, place.key, head.value FROM head
             JOIN place ON place.no = head.place JOIN interview ON interview.no = head.interview
             JOIN device ON device.no = interview.device
             WHERE head.shown AND head.value LIKE ?1 ESCAPE '\\' LIMIT ?2",
        )?;
        let mut rows = statement.query(params![format!("%{escaped}%"), limit])?;
        let mut hits = Vec::new();
        while let Some(row) = rows.next()? {
            let interview = interview_id(&row.get::<_, String>(0)?, row.get(1)?)?;
            hits.push(Hit {
                interview,
                key: row.get(2)?,
                text: row.get(3)?,
            });
        }
        Ok(hits)
    }

    /// The small number of an interview that the store knows.
    pub(super) fn find_interview(&self, interview: InterviewId) -> Result<Option<i64>, StoreError> {
        let mut statement = self.reader()?.prepare_cached(
            "SELECT interview.no FROM interview JOIN device ON device.no = interview.device
             WHERE device.id = ?1 AND interview.n = ?2",
        )?;
        let bound = params![interview.0.device.to_string(), interview.0.n as i64];
        Ok(statement.query_row(bound, |row| row.get(0)).optional()?)
    }
}

fn line(row: &Row<'_>) -> Result<Line, StoreError> {
    let progress = match row.get::<_, Option<u32>>(19)? {
        Some(questions) => Some(Progress {
            questions,
            answered: row.get(20)?,
            missing: row.get(21)?,
            required: row.get(22)?,
            invalid: row.get(23)?,
            warned: row.get(24)?,
        }),
        None => None,
    };
    Ok(Line {
        interview: interview_id(&row.get::<_, String>(0)?, row.get(1)?)?,
        person: row.get(2)?,
        form: row.get(3)?,
        version: row.get(4)?,
        hash: row.get(5)?,
        authority: row.get(6)?,
        country: row.get(7)?,
        name: row.get(8)?,
        wave: row.get(9)?,
        language: row.get(10)?,
        state: row.get(11)?,
        changed_since: row.get(12)?,
        conflicts: row.get(13)?,
        notes: row.get(14)?,
        questions: row.get(15)?,
        unknown: row.get(16)?,
        begun_at: row.get(17)?,
        changed_at: row.get(18)?,
        progress,
    })
}

pub(super) fn interview_id(device: &str, n: i64) -> Result<InterviewId, StoreError> {
    Ok(InterviewId(read_device(device)?.event(n as u64)))
}

/// The events that concern an interview, by device and number.
pub(super) fn events(
    connection: &Connection,
    no: i64,
    interview: InterviewId,
) -> Result<Vec<Event>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT device.id, event.n, event.at, event.lamport, payload FROM event JOIN device ON device.no = event.device
         WHERE interview = ?1 ORDER BY event.device, event.n",
    )?;
    let mut rows = statement.query([no])?;
    let mut events = Vec::new();
    while let Some(row) = rows.next()? {
        let id = read_device(&row.get::<_, String>(0)?)?.event(row.get::<_, i64>(1)? as u64);
        let payload = row
            .get_ref(4)?
            .as_str()
            .map_err(|e| damaged(id, &e.to_string()))?;
        events.push(event(id, Some(interview), row.get(2)?, row.get(3)?, payload)?);
    }
    Ok(events)
}

/// One event from its row; `interview` is the one that it concerns.
pub(super) fn event(
    id: EventId,
    interview: Option<InterviewId>,
    at: i64,
    lamport: i64,
    payload: &str,
) -> Result<Event, StoreError> {
    let mut event =
        Event::decode(id, interview, at, lamport as u64, payload).map_err(|e| damaged(id, &e.to_string()))?;
    if matches!(event.body, Body::Withdrawn { .. }) {
        event.interview = None;
    }
    Ok(event)
}

pub(super) fn read_device(text: &str) -> Result<DeviceId, StoreError> {
    text.parse().map_err(|_| StoreError::Corrupt {
        detail: format!("device {text:?}"),
    })
}

pub(super) fn damaged(event: EventId, detail: &str) -> StoreError {
    StoreError::Corrupt {
        detail: format!("event {event}: {detail}"),
    }
}
