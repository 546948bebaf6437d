"""Streaming a run: its events as they arrive, what they add up to, and what happens when they stop arriving.

Which object knows what
-----------------------

    handler ──► Session ──► RunState ──► PartialMessage, PartialStep ──► TreeObject, TreeList, TextBuffer
       ▲           │                            │
    manager     performer                   Snapshots

`AssistantEventHandler` is what the user holds. It knows its session and nothing else, since one handler serves one
stream after another, and a subclass may not call `__init__`.

`Session` is one stream as the user sees it, which may take several requests: the first one, one for each round of
tools, and those of a recovery. It knows the open connection, the deadline, and how the stream ended: `is_finished`
after its regular end, `error` after any other. It is flows only; its event flow pauses whenever an event is ready.
The manager opens and leaves the session, the handler reads its events, and the performer, sync or async, does I/O.

`RunState` is what the events have shown: the run, and the messages and steps in their order. It does no I/O and can be
fed from anywhere, so recovery feeds it events that the service never sent. `apply(event)` yields the callbacks that the
event causes. Each is made before the next is taken, so a callback sees the state as of itself.

`PartialMessage` and `PartialStep` are one object while it is assembled, with its parts: texts, images, tool calls. The
JSON itself is a tree that deltas change in place. Their cost depends on the delta, not on what came before.

`Snapshots` are what callbacks get of unfinished objects. A snapshot shows one moment, so it is filled in when it is
first read, or just before the object changes. Nobody pays for a snapshot that was dropped unread, which is why flows
and drivers take care not to keep the arguments of a callback.

How an object is recognised
---------------------------

An event is what its data says in `object`, whatever its name is. Only data without `object` is taken by its name.

A step is recognised by its id. A message is, too, but there are servers that rename messages on the way, and the
service writes one message at a time. So a final message of an unknown id is the unfinished one. A delta of an unknown
id belongs to the unfinished message as long as that has no deltas of its own; later it begins another message.
A delta without an id is of the last message or step. Both may begin with a delta, or with their end.

The parts of a message and the calls of a step are recognised by `index`, never by their position in the list. One
delta can be ambiguous: after a single delta of the first text, a delta of the next index opens a second text, or adds
to the first one of a server that counts tokens. `RunState` holds it until the next event tells.

What comes late, and what is final
----------------------------------

A completed message or step replaces whatever was assembled, and deltas after it are ignored. Each object is created
once and done once; the complete object may come several times, and the last one counts.

A run that has ended stays ended: a later `queued` or `in_progress` is ignored. The same status twice is one update,
except after tool outputs were submitted: then a run may need action again. It needs action for the calls in it, so what
counts is their ids: a run that still shows the calls whose outputs were submitted, and that hasn't continued since, is
a replay. The calls of an earlier stream, to which `submit_tool_outputs_stream` submits outputs, have no callbacks.

When the run settles, its message is done although no `completed` came for it, and so are the calls of its step. The
step itself is done only when the run has ended: while the run waits for tool outputs it continues.

What a cut is
-------------

Anything but the regular end: the connection breaks, `idle_timeout` or the deadline passes, something other than events
arrives, or nothing. A stream needs `done`, or a run that has settled as its last event; `done` isn't enough if no run
was shown, or if the run still needs what was submitted. Lost is also a stream whose request was a submission of tool
outputs that the service has accepted, but whose response never came. After a cut the session closes
the connection, finds out which run the stream belongs to, polls until that has settled, fetches its steps and messages,
and hands out the difference as events, marked `recovered`. If that isn't possible, the cut is raised: a
StreamInterruptedError with the ids, and `seen`, the PartialRun.

An `error` event is no cut. It is raised once the stream has ended, so that the end of the run is known by then.

What other servers do
---------------------

Each of these was seen in a server that others run; the place says where it is handled.

    A text is spread over growing indexes, one per token         partial.PartialMessage._continues_current
    The first delta repeats the initial text                     json_tree.TextBuffer.append
    A delta has no `index`                                       json_tree.TreeList.index_of
    `role` or `annotations` of a delta is null                   json_tree.merge
    The completed message has another id than its deltas         run_state.RunState._find_message
    The created message has another id than its deltas           run_state.RunState._find_message_of_delta
    A message says `completed` from its creation                 run_state._is_final
    An event's name contradicts its data                         run_state.RunState.apply, run_state._as
    The same status is sent twice                                run_state.RunState._on_run
    A stream after tool outputs replays what was before them     run_state.RunState._on_run, session.Session._run_tools
    The text comes only with the completed message               run_state._unstreamed_text
    `done` never comes, or comes before any event                threads_runtime.responses.event_reader
    Name and data of an event are in the data                    threads_runtime.responses.event_reader
    An `error` event comes before `thread.run.failed`            threads_runtime.responses.event_reader
    The stream ends without showing its run                      session.Session._read
    The body is empty, HTML, or the run as JSON                  threads_runtime.responses.event_reader
    Keep-alive comments hide that no event comes                 session.Session._read, runs.watchdog
    Runs have no id in the stream                                runs.cleanup.identify_run
    Steps are not stored                                         recovery.fetch_run_output
    Messages of other runs are listed, or without run id         recovery._messages_of
    Listed messages have no status                               recovery._end_of_message
    A page repeats for ever                                      recovery._all_items
"""
