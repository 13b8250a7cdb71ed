"""The funnel (漏斗): from 曝光 to 复购, for any group of notes, out of figures of files.

Where to ask: ``Funnels(store)`` of ``planner.funnel.asking`` answers with the values of ``planner.funnel.answers``:

    Funnels(store).answer(filter) -> FunnelAnswer          the page in one go
    Funnels(store).by(axis, filter) -> tuple[Slice, ...]   a funnel for each value of an axis (small multiples)
    Funnels(store).compare(first, second) -> Comparison    two filters side by side
    Funnels(store).facets() -> FunnelFacets                what the filters can offer
    Funnels(store).coverage() -> Coverage                  which file covers which days
    Funnels(store).account_days(account_id)                what an account's own sheets say of each day
    Funnels(store).origins(note_id) -> tuple[Origin, ...]  where each number of a note was read

``Queue(store)`` of ``planner.funnel.queue`` holds the rows that found no note:

    Queue(store).waiting() -> tuple[Unsettled, ...]
    Queue(store).joined(how=None) -> tuple[Joined, ...]
    Queue(store).count() -> QueueCount
    Queue(store).settle(subject, note_id) -> Written        these rows are this note's; undo and redo take it back and again
    Queue(store).set_aside(subject) -> Written              these rows are nobody's
"""
