//! What a case's object does with a question: authorise, look under the key, decide, store. Everything here is one
//! synchronous step, so nothing can come in between.

use super::limits::{stale, too_busy};
use super::messages::{Act, CallOrigin, CaseReply, CaseRequest, Claim, Follow, Opened, Opening};
use super::store::{AnswerKey, Answered, CaseStore, History, OpeningRow};
use crate::crypto;
use crate::failure::Failure;
use crate::problems;
use crate::sql::Sql;
use answerable_shared::actor::{Actor, Agent, Caller};
use answerable_shared::authorize::{Action, Denial, authorize};
use answerable_shared::case::Case;
use answerable_shared::command::Side;
use answerable_shared::decide::{decide_with, endangered};
use answerable_shared::event::{Event, What};
use answerable_shared::evolve::{evolve, opened, replay};
use answerable_shared::identity::{Subject, Whose};
use answerable_shared::problem::Problem;
use answerable_shared::promise::watch::{catch_up, next};
use answerable_shared::settings::Arrangements;
use answerable_shared::time::Timestamp;
use answerable_shared::view::view;

/// How long a ticket opens a socket.
pub const TICKET_MS: i64 = 30_000;

/// A follower who was let in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Follower {
    /// On which side of the case.
    pub side: Side,
    /// Number of the last event that they have.
    pub after: u64,
    /// The session behind it, for staff.
    pub session: Option<StaffSession>,
    /// Until when the host vouches for them, for whoever is here on its word.
    pub until: Option<Timestamp>,
}

/// The session behind a staff member's socket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaffSession {
    /// Whose it is.
    pub agent: Agent,
    /// The site whose desk it is.
    pub site: String,
    /// What is kept of its token.
    pub hash: String,
    /// When it ends.
    pub until: Timestamp,
}

/// The engine of one case, over its tables.
#[derive(Debug)]
pub struct CaseEngine<S> {
    store: CaseStore<S>,
}

/// A caller whom the case has let through.
struct Admitted {
    side: Side,
    actor: Actor,
    /// Tells one actor's idempotency keys from another's.
    actor_key: String,
}

impl<S: Sql> CaseEngine<S> {
    /// The engine over the tables in `sql`.
    pub const fn new(sql: S) -> Self {
        Self {
            store: CaseStore::new(sql),
        }
    }

    /// The tables, for publishing.
    pub const fn store(&self) -> &CaseStore<S> {
        &self.store
    }

    /// Answers one question.
    ///
    /// # Errors
    /// The database fails; then nothing has changed.
    pub fn answer(&self, request: &CaseRequest, now: Timestamp) -> Result<CaseReply, Failure> {
        let reply = match request {
            CaseRequest::Open(opening) => return self.open(opening),
            CaseRequest::Known {
                key_hash,
                fingerprint,
                subject,
            } => {
                let known = self.known(key_hash, fingerprint, subject.as_ref())?;
                return Ok(known.unwrap_or(CaseReply::NotOpened));
            }
            CaseRequest::Endangered(site) => return self.endangered(site, now),
            CaseRequest::Read { by, from } => self.read(by, from)?,
            CaseRequest::Act(act) => self.act(act, now)?,
            CaseRequest::Ticket {
                by,
                from,
                ticket_hash,
            } => self.ticket(by, from, ticket_hash, now)?,
        };
        Ok(reply.unwrap_or_else(|problem| CaseReply::Refused(problem.into())))
    }

    /// Lets a follower in who shows a good ticket. The ticket is used up either way.
    ///
    /// # Errors
    /// The database fails.
    pub fn follow(
        &self,
        follow: &Follow,
        now: Timestamp,
    ) -> Result<Result<Follower, Problem>, Failure> {
        if self.store.opening()?.is_none() {
            return Ok(Err(Denial::NotFound.into()));
        }
        let Some(by) = self.store.take_ticket(&follow.ticket_hash, now)? else {
            return Ok(Err(Denial::NotFound.into()));
        };
        let until = match &by {
            Claim::Identified { until, .. } => Some(*until),
            Claim::Token { .. } | Claim::Staff { .. } => None,
        };
        let session = match &by {
            Claim::Token { .. } | Claim::Identified { .. } => None,
            Claim::Staff {
                site,
                agent,
                until,
                session_hash,
                ..
            } => Some(StaffSession {
                agent: agent.clone(),
                site: site.clone(),
                hash: session_hash.clone(),
                until: *until,
            }),
        };
        let admitted = self.admit(&by, &follow.from, Action::Follow)?;
        Ok(admitted.map(|(admitted, history)| Follower {
            side: admitted.side,
            // Whoever claims to have seen what has not happened yet would never be told of anything.
            after: follow.after.min(history.case.seq),
            session,
            until,
        }))
    }

    /// When something happens next by itself.
    ///
    /// # Errors
    /// The database fails.
    pub fn next_watch(&self) -> Result<Option<Timestamp>, Failure> {
        if self.store.opening()?.is_none() {
            return Ok(None);
        }
        Ok(next(&self.store.history()?.case).map(|(at, _)| at))
    }

    /// Records what has happened by itself until `now`; whether anything has.
    ///
    /// # Errors
    /// The database fails; then nothing is recorded.
    pub fn watch(&self, now: Timestamp) -> Result<bool, Failure> {
        if self.store.opening()?.is_none() {
            return Ok(false);
        }
        let history = self.store.history()?;
        let before = history.case.seq;
        Ok(self.catch_up(history, now)?.case.seq > before)
    }

    /// Each event with the case after it.
    ///
    /// # Errors
    /// The database fails, or there is no case.
    pub fn steps(&self) -> Result<Vec<(Event, Case)>, Failure> {
        Ok(steps(&self.store.history()?.events))
    }

    /// The answer to a submission for a case that is open. Not for somebody else than whose it is: it opens the case.
    fn known(
        &self,
        key_hash: &str,
        fingerprint: &str,
        subject: Option<&Subject>,
    ) -> Result<Option<CaseReply>, Failure> {
        let Some(known) = self.store.opening()? else {
            return Ok(None);
        };
        if known.key_hash != key_hash {
            return Ok(Some(CaseReply::Taken));
        }
        let is_theirs = subject.is_none() || {
            let case = self.store.history()?.case;
            let owner = Whose::of(&case).subject;
            owner.is_none() || owner == subject
        };
        Ok(Some(if is_theirs && known.fingerprint == fingerprint {
            CaseReply::Opened(known.answer)
        } else {
            CaseReply::Refused(problems::key_reused().into())
        }))
    }

    fn open(&self, opening: &Opening) -> Result<CaseReply, Failure> {
        let What::Submitted(arrival) = &opening.event.what else {
            return Err(Failure::new("a case that opens without an arrival"));
        };
        let identity = arrival.identity.as_ref();
        let subject = identity.map(|identity| &identity.subject);
        if let Some(known) = self.known(&opening.key_hash, &opening.fingerprint, subject)? {
            return Ok(known);
        }
        let case =
            opened(&opening.event).ok_or_else(|| Failure::new("an arrival that opens no case"))?;
        let answer = Opened {
            seq: opening.event.seq,
            opened: opening.event.at,
            answer_by: arrival.answer_by,
            acknowledgement: opening.acknowledgement.clone(),
            danger: case.is_danger(),
        };
        let row = OpeningRow {
            key_hash: opening.key_hash.clone(),
            fingerprint: opening.fingerprint.clone(),
            token_hash: opening.token_hash.clone(),
            answer: answer.clone(),
        };
        self.store.open(&row, &case, &opening.event)?;
        Ok(CaseReply::Opened(answer))
    }

    fn read(&self, by: &Claim, from: &CallOrigin) -> Result<Result<CaseReply, Problem>, Failure> {
        let (admitted, history) = match self.admit(by, from, Action::Read)? {
            Ok(admitted) => admitted,
            Err(problem) => return Ok(Err(problem)),
        };
        Ok(Ok(CaseReply::Case {
            seq: history.case.seq,
            view: serde_json::to_string(&view(&history.case, &history.events, admitted.side))?,
        }))
    }

    fn act(&self, act: &Act, now: Timestamp) -> Result<Result<CaseReply, Problem>, Failure> {
        let action = Action::Give(act.command.name());
        let (admitted, history) = match self.admit(&act.by, &act.from, action)? {
            Ok(admitted) => admitted,
            Err(problem) => return Ok(Err(problem)),
        };
        let history = self.catch_up(history, now)?;
        let key = AnswerKey {
            actor: &admitted.actor_key,
            key: &act.key,
        };
        if let Some(answered) = self.store.answered(key)? {
            return Ok(if answered.fingerprint == act.fingerprint {
                done(&history.events, answered.seq, admitted.side).map(Ok)?
            } else {
                Err(problems::key_reused())
            });
        }
        if let Some(problem) = stale(act.if_match, &history, admitted.side) {
            return Ok(Err(problem));
        }
        if let Some(problem) = too_busy(&history.events, admitted.side, now) {
            return Ok(Err(problem));
        }
        let decided = decide_with(
            &history.case,
            &act.command,
            &admitted.actor,
            now,
            act.site.as_deref(),
        );
        let events = match decided {
            Ok(events) => events,
            Err(refusal) => return Ok(Err((&refusal).into())),
        };
        let case = events.iter().fold(history.case, evolve);
        let answered = Answered {
            fingerprint: act.fingerprint.clone(),
            seq: case.seq,
        };
        self.store.act(key, &answered, &case, &events)?;
        let mut all = history.events;
        all.extend(events);
        done(&all, answered.seq, admitted.side).map(Ok)
    }

    fn endangered(&self, site: &Arrangements, now: Timestamp) -> Result<CaseReply, Failure> {
        let history = self.catch_up(self.store.history()?, now)?;
        if let Some(event) = endangered(&history.case, site, now) {
            let case = evolve(history.case, &event);
            self.store.happen(&case, &[event])?;
        }
        Ok(CaseReply::Noted)
    }

    /// `history` with what has happened by itself until `now`, which is stored. Whoever acts, acts after that.
    fn catch_up(&self, history: History, now: Timestamp) -> Result<History, Failure> {
        let (case, events) = catch_up(history.case.clone(), now);
        if events.is_empty() {
            return Ok(history);
        }
        self.store.happen(&case, &events)?;
        self.store.history()
    }

    fn ticket(
        &self,
        by: &Claim,
        from: &CallOrigin,
        hash: &str,
        now: Timestamp,
    ) -> Result<Result<CaseReply, Problem>, Failure> {
        if let Err(problem) = self.admit(by, from, Action::Follow)? {
            return Ok(Err(problem));
        }
        let until = Timestamp(now.0.saturating_add(TICKET_MS));
        self.store.keep_ticket(hash, by, now, until)?;
        Ok(Ok(CaseReply::Ticketed))
    }

    /// Lets a caller through to the case for `action`, or says why not.
    fn admit(
        &self,
        by: &Claim,
        from: &CallOrigin,
        action: Action,
    ) -> Result<Result<(Admitted, History), Problem>, Failure> {
        let Some(opening) = self.store.opening()? else {
            return Ok(Err(authorize(&Caller::Stranger, action, None)
                .err()
                .unwrap_or(Denial::NotFound)
                .into()));
        };
        let history = self.store.history()?;
        let site = history.case.site.as_str();
        let caller = caller(by, &opening.token_hash);
        let side = match authorize(&caller, action, Some(Whose::of(&history.case))) {
            Ok(side) => side,
            Err(denial) => return Ok(Err(denial.into())),
        };
        if !from.may_reach(site) {
            return Ok(Err(problems::origin_not_listed()));
        }
        let Some(actor) = caller.actor() else {
            return Ok(Err(Denial::NotFound.into()));
        };
        let actor_key = match &caller {
            Caller::Staff { agent, .. } => format!("agent:{}", agent.id),
            _ => "requester".to_owned(),
        };
        let admitted = Admitted {
            side,
            actor,
            actor_key,
        };
        Ok(Ok((admitted, history)))
    }
}

fn caller(by: &Claim, token_hash: &str) -> Caller {
    match by {
        Claim::Token { hash } if crypto::same(hash, token_hash) => Caller::Requester,
        Claim::Token { .. } => Caller::Stranger,
        Claim::Identified { site, subject, .. } => Caller::Identified {
            site: site.clone(),
            subject: subject.clone(),
        },
        Claim::Staff {
            site, agent, role, ..
        } => Caller::Staff {
            site: site.clone(),
            agent: agent.clone(),
            role: *role,
        },
    }
}

/// The answer to the command that caused event `seq`. It follows from the events up to there, so it reads the same each
/// time that it is asked for.
fn done(events: &[Event], seq: u64, side: Side) -> Result<CaseReply, Failure> {
    let until = events.partition_point(|event| event.seq <= seq);
    let past = events.get(..until).unwrap_or(events);
    let case =
        replay(past).ok_or_else(|| Failure::new("the events do not start with an arrival"))?;
    Ok(CaseReply::Done {
        seq,
        view: serde_json::to_string(&view(&case, past, side))?,
    })
}

/// Each event with the case after it.
fn steps(events: &[Event]) -> Vec<(Event, Case)> {
    let mut steps: Vec<(Event, Case)> = Vec::with_capacity(events.len());
    for event in events {
        let case = match steps.last() {
            None => opened(event),
            Some((_, before)) => Some(evolve(before.clone(), event)),
        };
        if let Some(case) = case {
            steps.push((event.clone(), case));
        }
    }
    steps
}
