//! Where commands print: standard output, with foreign text already cleaned by whoever writes it.
//!
//! A reader that goes away (`repere … | head`) is no failure: what is left is swallowed and the exit status stays 0.

use std::io::{self, Write};

/// The two streams a command writes to.
pub struct Out<'a> {
    results: &'a mut dyn Write,
    remarks: &'a mut dyn Write,
    reader_gone: bool,
}

impl<'a> Out<'a> {
    /// Results go to `results` (standard output), remarks and failures to `remarks` (standard error).
    pub fn new(results: &'a mut dyn Write, remarks: &'a mut dyn Write) -> Self {
        Self {
            results,
            remarks,
            reader_gone: false,
        }
    }

    /// Prints one line of the result.
    pub fn line(&mut self, text: &str) -> io::Result<()> {
        self.write(text)?;
        self.write("\n")
    }

    /// Prints text of the result as it is.
    pub fn write(&mut self, text: &str) -> io::Result<()> {
        if self.reader_gone {
            return Ok(());
        }
        match self.results.write_all(text.as_bytes()) {
            Err(e) if e.kind() == io::ErrorKind::BrokenPipe => {
                self.reader_gone = true;
                Ok(())
            }
            other => other,
        }
    }

    /// Prints a JSON value on one line.
    pub fn json(&mut self, value: &serde_json::Value) -> io::Result<()> {
        self.line(&value.to_string())
    }

    /// The stream of results itself, for a conversation that must flush its prompts.
    pub fn stream(&mut self) -> &mut dyn Write {
        &mut *self.results
    }

    /// Says something beside the result. A closed standard error is nobody's failure.
    pub fn remark(&mut self, text: &str) {
        let _ = writeln!(self.remarks, "{text}");
    }
}
