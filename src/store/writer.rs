//! The one writer. Writes are closures in a queue; those that are waiting together are committed together, so that
//! one flush of the disk serves them all, and nobody is answered before it.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::thread;
use std::time::Duration;

use diesel::connection::SimpleConnection;

use super::conn::{Address, Conn, Purpose};
use super::dialect::begin_write;
use super::error::StoreError;

/// At most so many writes share a commit, so that the first of them does not wait long.
const TOGETHER: usize = 128;

/// Sends the caller its answer, once it is known whether the group was kept.
type Answer = Box<dyn FnOnce(Result<(), StoreError>) + Send>;

/// What became of one closure inside the group.
struct Outcome {
    /// Whether its changes are to stay.
    keep: bool,
    answer: Answer,
}

type Job = Box<dyn FnOnce(&mut Conn) -> Outcome + Send>;

/// The way into the queue.
#[derive(Clone)]
pub(super) struct Writer {
    queue: SyncSender<Job>,
}

impl Writer {
    /// Starts the writer's thread; it ends when the last handle is dropped.
    pub(super) fn start(address: Address, patience: Duration, waiting: usize) -> Result<Self, StoreError> {
        let conn = address.connect(Purpose::Write, patience)?;
        let (queue, jobs) = sync_channel(waiting);
        let mut line = Line { address, patience, conn: Some(conn) };
        thread::Builder::new()
            .name("writer".to_owned())
            .spawn(move || line.work(&jobs))
            .map_err(StoreError::unavailable)?;
        Ok(Self { queue })
    }

    /// Runs a closure in the writer's transaction and waits until it is on the disk, or was undone.
    pub(super) fn run<T, E>(&self, f: impl FnOnce(&mut Conn) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let (sender, receiver) = sync_channel(1);
        let job: Job = Box::new(move |conn| {
            // A broken closure must not take the writer and everybody else's writes with it.
            let result = catch_unwind(AssertUnwindSafe(|| f(conn))).unwrap_or(Err(StoreError::BrokeOff.into()));
            Outcome {
                keep: result.is_ok(),
                answer: Box::new(move |kept| {
                    // A refusal may rest on what another of the group wrote: it stands only if the group does.
                    drop(sender.send(kept.map_err(E::from).and(result)));
                }),
            }
        });
        self.queue.try_send(job).map_err(|full| match full {
            TrySendError::Full(_) => StoreError::unavailable("too many writes are waiting"),
            TrySendError::Disconnected(_) => StoreError::unavailable("the writer has stopped"),
        })?;
        // A group that could not begin, or lost its connection, drops the closures it did not come to.
        receiver.recv().map_err(|_gone| StoreError::unavailable("the write could not begin"))?
    }
}

/// The writer's side of the queue.
struct Line {
    address: Address,
    patience: Duration,
    /// None after the connection was lost.
    conn: Option<Conn>,
}

impl Line {
    fn work(&mut self, jobs: &Receiver<Job>) {
        while let Ok(first) = jobs.recv() {
            let mut group = vec![first];
            group.extend(jobs.try_iter().take(TOGETHER - 1));
            self.commit_together(group);
        }
    }

    fn commit_together(&mut self, group: Vec<Job>) {
        let mut answers = Vec::with_capacity(group.len());
        let kept = self.begin().and_then(|mut conn| {
            let kept = run_group(&mut conn, group, &mut answers);
            // A connection that could not even be rolled back is of no more use.
            if kept.is_ok() || conn.batch_execute("ROLLBACK").is_ok() {
                self.conn = Some(conn);
            }
            kept
        });
        for (answer, own) in answers {
            answer(kept.clone().and(own));
        }
    }

    /// Begins a transaction, on a new connection if the old one was lost since the last.
    fn begin(&mut self) -> Result<Conn, StoreError> {
        if let Some(mut conn) = self.conn.take()
            && begin_write(&mut conn).is_ok()
        {
            return Ok(conn);
        }
        let mut conn = self.address.connect(Purpose::Write, self.patience)?;
        begin_write(&mut conn)?;
        Ok(conn)
    }
}

/// Runs each closure in a savepoint of its own and commits. An error means that nothing of the whole group was kept.
fn run_group(
    conn: &mut Conn,
    group: Vec<Job>,
    answers: &mut Vec<(Answer, Result<(), StoreError>)>,
) -> Result<(), StoreError> {
    conn.batch_execute("SAVEPOINT act")?;
    for job in group {
        let Outcome { keep, answer } = job(conn);
        // Statement errors that a closure swallowed leave PostgreSQL's transaction aborted: the release then fails.
        let released = if keep { conn.batch_execute("RELEASE SAVEPOINT act; SAVEPOINT act") } else { Ok(()) };
        let undo = !keep || released.is_err();
        answers.push((answer, released.map_err(StoreError::from)));
        if undo {
            conn.batch_execute("ROLLBACK TO SAVEPOINT act")?;
        }
    }
    Ok(conn.batch_execute("COMMIT")?)
}
