//! A server of SSH in this process that answers as real ones do on bad days.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io;
use std::net::{Shutdown, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread;
use std::time::Duration;

use russh::keys::key::safe_rng;
use russh::keys::{Algorithm, PrivateKey, PublicKey};
use russh::server::{
    Auth, ChannelOpenHandle, Config, Handler as Login, Msg, Response, Session, VerifiedPublicKey, run_stream,
};
use russh::{Channel, ChannelId, MethodKind, MethodSet};
use russh_sftp::protocol::{
    Attrs, Data, ExtendedReply, FileAttributes, Handle, Name, OpenFlags, Packet, Status, StatusCode, Version,
};
use russh_sftp::server::{Handler, StatusReply};
use tokio::net::TcpListener;
use tokio::runtime::Builder;

pub const PASSWORD: &str = "bi-mat";
pub const ALWAYS: usize = usize::MAX;

/// What a server does instead of what it is asked.
#[derive(Clone, Copy, Debug)]
pub enum Instead {
    Answer(StatusCode, &'static str),
    /// Ends the connection.
    Cut,
    /// Does it and ends the connection.
    CutAfter,
}

/// What the server has, was asked, and answers otherwise than it would. Paths are as they are asked for.
#[derive(Default)]
pub struct Server {
    pub files: BTreeMap<String, Vec<u8>>,
    pub folders: BTreeSet<String>,
    pub links: BTreeSet<String>,
    pub modes: BTreeMap<String, u32>,
    pub extensions: Vec<&'static str>,
    pub asked: Vec<String>,
    /// For questions that begin so, so many times.
    pub instead: Vec<(&'static str, Instead, usize)>,
    /// The number of questions that are answered before the connection is cut, once.
    pub cut_in: Option<usize>,
    pub connections: usize,
    /// How often the connection is cut when the password is told.
    pub cut_logins: usize,
    /// The key that lets in.
    pub key: Option<PublicKey>,
}

#[derive(Clone)]
pub struct Shared(Arc<Mutex<Server>>);

impl Shared {
    pub fn get(&self) -> MutexGuard<'_, Server> {
        self.0.lock().unwrap()
    }

    pub fn asked(&self, begin: &str) -> usize {
        self.get().asked.iter().filter(|asked| asked.starts_with(begin)).count()
    }
}

pub fn key(kind: Algorithm) -> PrivateKey {
    PrivateKey::random(&mut safe_rng(), kind).unwrap()
}

/// A server with these keys that takes these proofs, and its port.
pub fn start(keys: Vec<PrivateKey>, takes: &[MethodKind]) -> (Shared, u16) {
    let shared = Shared(Arc::new(Mutex::new(Server {
        folders: BTreeSet::from(["web".to_owned()]),
        extensions: vec!["posix-rename@openssh.com"],
        ..Server::default()
    })));
    let config = Arc::new(Config {
        keys,
        methods: MethodSet::from(takes),
        auth_rejection_time: Duration::ZERO,
        auth_rejection_time_initial: Some(Duration::ZERO),
        ..Config::default()
    });
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let served = shared.clone();
    thread::spawn(move || {
        Builder::new_current_thread().enable_all().build().unwrap().block_on(async {
            listener.set_nonblocking(true).unwrap();
            let listener = TcpListener::from_std(listener).unwrap();
            while let Ok((stream, _)) = listener.accept().await {
                served.get().connections += 1;
                let (stream, wire) = two(stream).unwrap();
                let guest = Guest { server: served.clone(), wire: Arc::new(wire), channel: None };
                let config = Arc::clone(&config);
                tokio::spawn(async move {
                    if let Ok(running) = run_stream(config, stream, guest).await {
                        let _ = running.await;
                    }
                });
            }
        });
    });
    (shared, port)
}

fn two(stream: tokio::net::TcpStream) -> io::Result<(tokio::net::TcpStream, TcpStream)> {
    let stream = stream.into_std()?;
    stream.set_nodelay(true)?;
    let other = stream.try_clone()?;
    Ok((tokio::net::TcpStream::from_std(stream)?, other))
}

/// Who comes to the server.
struct Guest {
    server: Shared,
    wire: Arc<TcpStream>,
    channel: Option<Channel<Msg>>,
}

impl Login for Guest {
    type Error = russh::Error;

    async fn auth_password(&mut self, _: &str, password: &str) -> Result<Auth, Self::Error> {
        let mut server = self.server.get();
        if server.cut_logins > 0 {
            server.cut_logins -= 1;
            let _ = self.wire.shutdown(Shutdown::Both);
        }
        Ok(if password == PASSWORD { Auth::Accept } else { Auth::reject() })
    }

    async fn auth_publickey(&mut self, _: &str, key: VerifiedPublicKey<'_>) -> Result<Auth, Self::Error> {
        let is_known =
            self.server.get().key.as_ref().is_some_and(|known| known.key_data() == key.public_key.key_data());
        Ok(if is_known { Auth::Accept } else { Auth::reject() })
    }

    async fn auth_keyboard_interactive<'a>(
        &'a mut self,
        _: &str,
        _: &str,
        response: Option<Response<'a>>,
    ) -> Result<Auth, Self::Error> {
        let Some(mut response) = response else {
            let prompts = Cow::Borrowed(&[(Cow::Borrowed("Name"), true), (Cow::Borrowed("Password"), false)][..]);
            return Ok(Auth::Partial { name: "".into(), instructions: "".into(), prompts });
        };
        let answers: Vec<_> = response.by_ref().map(|answer| answer.to_vec()).collect();
        Ok(if answers == [b"".to_vec(), PASSWORD.into()] { Auth::Accept } else { Auth::reject() })
    }

    async fn channel_open_session(
        &mut self,
        channel: Channel<Msg>,
        reply: ChannelOpenHandle,
        _: &mut Session,
    ) -> Result<(), Self::Error> {
        self.channel = Some(channel);
        reply.accept().await;
        Ok(())
    }

    async fn subsystem_request(&mut self, id: ChannelId, _: &str, session: &mut Session) -> Result<(), Self::Error> {
        session.channel_success(id)?;
        if let Some(channel) = self.channel.take() {
            let desk = Desk { server: self.server.clone(), wire: Arc::clone(&self.wire) };
            russh_sftp::server::run(channel.into_stream(), desk).await;
        }
        Ok(())
    }
}

/// What answers questions about files. A handle is the path of its file.
struct Desk {
    server: Shared,
    wire: Arc<TcpStream>,
}

type Answer<T> = Result<T, StatusReply>;

impl Desk {
    /// Notes a question, does what is asked, and answers as the server should.
    fn serve<T>(&self, words: String, work: impl FnOnce(&mut Server) -> Answer<T>) -> Answer<T> {
        let mut server = self.server.get();
        let rule = server.instead.iter_mut().find(|(begin, _, left)| words.starts_with(begin) && *left > 0);
        let mut instead = rule.map(|(_, instead, left)| {
            *left -= 1;
            *instead
        });
        server.asked.push(words);
        match server.cut_in.take() {
            Some(0) => instead = Some(Instead::Cut),
            left => server.cut_in = left.map(|left| left - 1),
        }
        let answer = match instead {
            Some(Instead::Answer(code, words)) => return Err(code.with_message(words)),
            Some(Instead::Cut) => Err(StatusCode::ConnectionLost.into()),
            Some(Instead::CutAfter) | None => work(&mut server),
        };
        if instead.is_some() {
            let _ = self.wire.shutdown(Shutdown::Both);
        }
        answer
    }
}

fn fine(id: u32) -> Status {
    Status { id, status_code: StatusCode::Ok, error_message: String::new(), language_tag: String::new() }
}

fn absent() -> StatusReply {
    StatusCode::NoSuchFile.into()
}

fn failure() -> StatusReply {
    StatusCode::Failure.into()
}

impl Server {
    fn attributes(&self, path: &str) -> Answer<FileAttributes> {
        let mut found = FileAttributes::empty();
        let is_folder = path == "." || self.folders.contains(path);
        if self.links.contains(path) {
            found.permissions = Some(0o120_777);
        } else if is_folder {
            found.permissions = Some(0o040_755);
        } else {
            found.permissions = Some(0o100_644);
            found.size = Some(self.files.get(path).ok_or_else(absent)?.len() as u64);
        }
        Ok(found)
    }

    fn rename(&mut self, from: &str, to: String) -> Answer<()> {
        if self.folders.contains(&to) {
            return Err(failure());
        }
        let bytes = self.files.remove(from).ok_or_else(absent)?;
        self.links.remove(&to);
        if let Some(mode) = self.modes.remove(from) {
            self.modes.insert(to.clone(), mode);
        }
        self.files.insert(to, bytes);
        Ok(())
    }
}

impl Handler for Desk {
    type Error = StatusReply;

    fn unimplemented(&self) -> Self::Error {
        StatusCode::OpUnsupported.into()
    }

    async fn init(&mut self, _: u32, _: HashMap<String, String>) -> Answer<Version> {
        let mut version = Version::new();
        for extension in &self.server.get().extensions {
            version.extensions.insert((*extension).to_owned(), "1".to_owned());
        }
        Ok(version)
    }

    async fn open(&mut self, id: u32, path: String, flags: OpenFlags, _: FileAttributes) -> Answer<Handle> {
        self.serve(format!("OPEN {path}"), |server| {
            let is_there = server.files.contains_key(&path) || server.links.contains(&path);
            match is_there {
                true if flags.contains(OpenFlags::EXCLUDE) => return Err(failure()),
                false if !flags.contains(OpenFlags::CREATE) => return Err(absent()),
                _ => {}
            }
            if flags.contains(OpenFlags::TRUNCATE) || !is_there {
                server.files.insert(path.clone(), Vec::new());
            }
            Ok(Handle { id, handle: path })
        })
    }

    async fn close(&mut self, id: u32, handle: String) -> Answer<Status> {
        self.serve(format!("CLOSE {handle}"), |_| Ok(fine(id)))
    }

    async fn read(&mut self, id: u32, handle: String, offset: u64, len: u32) -> Answer<Data> {
        self.serve(format!("READ {handle}"), |server| {
            let bytes = server.files.get(&handle).ok_or_else(absent)?;
            let rest = bytes.get(offset as usize..).filter(|rest| !rest.is_empty()).ok_or(StatusCode::Eof)?;
            // Servers send less than they are asked for.
            Ok(Data { id, data: rest[..rest.len().min(len as usize).min(40_000)].to_vec() })
        })
    }

    async fn write(&mut self, id: u32, handle: String, offset: u64, data: Vec<u8>) -> Answer<Status> {
        self.serve(format!("WRITE {handle}"), |server| {
            let bytes = server.files.get_mut(&handle).ok_or_else(absent)?;
            let end = offset as usize + data.len();
            bytes.resize(bytes.len().max(end), 0);
            bytes[offset as usize..end].copy_from_slice(&data);
            Ok(fine(id))
        })
    }

    async fn lstat(&mut self, id: u32, path: String) -> Answer<Attrs> {
        self.serve(format!("LSTAT {path}"), |server| Ok(Attrs { id, attrs: server.attributes(&path)? }))
    }

    async fn stat(&mut self, id: u32, path: String) -> Answer<Attrs> {
        self.serve(format!("STAT {path}"), |server| Ok(Attrs { id, attrs: server.attributes(&path)? }))
    }

    async fn setstat(&mut self, id: u32, path: String, attrs: FileAttributes) -> Answer<Status> {
        self.serve(format!("SETSTAT {path}"), |server| {
            server.modes.extend(attrs.permissions.map(|mode| (path, mode)));
            Ok(fine(id))
        })
    }

    async fn fsetstat(&mut self, id: u32, handle: String, attrs: FileAttributes) -> Answer<Status> {
        self.serve(format!("FSETSTAT {handle}"), |server| {
            server.modes.extend(attrs.permissions.map(|mode| (handle, mode)));
            Ok(fine(id))
        })
    }

    async fn mkdir(&mut self, id: u32, path: String, _: FileAttributes) -> Answer<Status> {
        self.serve(format!("MKDIR {path}"), |server| match server.folders.insert(path) {
            true => Ok(fine(id)),
            false => Err(failure()),
        })
    }

    async fn rmdir(&mut self, id: u32, path: String) -> Answer<Status> {
        self.serve(format!("RMDIR {path}"), |server| {
            let inside = format!("{path}/");
            if server.files.keys().chain(&server.folders).any(|other| other.starts_with(&inside)) {
                return Err(failure());
            }
            if server.folders.remove(&path) { Ok(fine(id)) } else { Err(absent()) }
        })
    }

    async fn remove(&mut self, id: u32, path: String) -> Answer<Status> {
        self.serve(format!("REMOVE {path}"), |server| {
            let is_gone = server.links.remove(&path) || server.files.remove(&path).is_some();
            if is_gone { Ok(fine(id)) } else { Err(absent()) }
        })
    }

    async fn rename(&mut self, id: u32, from: String, to: String) -> Answer<Status> {
        self.serve(format!("RENAME {from} {to}"), |server| {
            if server.files.contains_key(&to) {
                return Err(failure());
            }
            server.rename(&from, to).map(|()| fine(id))
        })
    }

    async fn realpath(&mut self, id: u32, path: String) -> Answer<Name> {
        self.serve(format!("REALPATH {path}"), |_| Ok(Name { id, files: Vec::new() }))
    }

    async fn extended(&mut self, id: u32, request: String, data: Vec<u8>) -> Answer<Packet> {
        self.serve(format!("EXTENDED {request}"), |server| {
            if request.starts_with("statvfs") {
                // Eleven numbers, the first two of which are sizes of blocks: nothing is free.
                let numbers = [4096u64, 4096, 9, 0, 0, 9, 9, 9, 0, 0, 255];
                let data = numbers.iter().flat_map(|number| number.to_be_bytes()).collect();
                return Ok(Packet::ExtendedReply(ExtendedReply { id, data }));
            }
            let mut words = &data[..];
            let mut word = || {
                let (length, rest) = words.split_at(4);
                let (word, rest) = rest.split_at(u32::from_be_bytes(length.try_into().unwrap()) as usize);
                words = rest;
                String::from_utf8(word.to_vec()).unwrap()
            };
            let (from, to) = (word(), word());
            server.rename(&from, to).map(|()| Packet::Status(fine(id)))
        })
    }
}
