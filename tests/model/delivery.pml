/*
 * The delivery of requests for assistance to Solo: one place, two of Lantern's nodes, one poller. docs/MODEL.md says what is
 * modelled, what is left out, and how to run it.
 *
 * Each remedy is in the model unless its NO_… is defined; each adversary that the API leaves without an answer is out of it
 * unless its name is defined (API_STRANGER, STAFF, TABLET_MEANWHILE, BEYOND).
 */

#ifndef FAULTS
#define FAULTS 2 /* operations that hang or are refused, and leases that lapse under their node, in all */
#endif
#ifndef TABLETS
#define TABLETS 1 /* calls that are made on a tablet at the place */
#endif
#define IDLE_POLLS 1 /* polls that find nothing new when Solo answers; what they found may be old when it is applied */

#define REQUESTS 2
#define ELSEWHERE 3 /* the row of a request that Lantern found in Solo */
#define ROWS 4
/* For a counterexample that people read, each request in Solo has an id of its own. */
#ifdef FRESH_IDS
#define IDS 12
#else
#define IDS 7
#endif

/* Who made a request in Solo: one of our rows, or a stranger. */
#define TABLET 8
#define API 9

#define NONE 0
#define OPEN 1
#define ENDED 2

/* request.delivery */
#define DONE 0
#define CREATE 1
#define CLOSE 2

/* What became of an operation. */
#define OK 0
#define REFUSED 1
#define UNKNOWN 2
#define NOTHING_TO_CLOSE 3

/* The columns of a request. */
byte st[ROWS];
byte deliv[ROWS];
byte sid[ROWS];    /* solo_id */
bit sent[ROWS];    /* sent_at is set */
bit tried[ROWS];   /* attempts > 0 */
bit claimed[ROWS];
bit window[ROWS];  /* the outcome can be taken back by its time */
bit waits[ROWS];   /* the closing is due only after that time */
byte holder[ROWS]; /* the node with the lease */
bit hung[ROWS];    /* a creation of this request may still arrive */
bit late_close[ROWS]; /* late_close_until: a cancellation of this request may still arrive */

/* What a node believes of its own lease. */
bit valid[3];
bit closes[3];
byte job[3];  /* the row that a node works on; 0: none */
byte seen[3]; /* what a node's look found */
byte found;   /* what the poller found in Solo, and what Lantern had then */
byte known;
bit polling;

/* Solo: one open request a place. */
byte open_in_solo;
byte last_id;
byte maker[IDS];
bit finished[IDS]; /* by a user of Solo, not by an operation of ours */

bit told[IDS];     /* a request of another client of the API that Lantern was answered with, or shows */

/* The line: operations that were given up here and may still arrive. */
byte late_create[ROWS];
byte late_cancel;

byte faults = FAULTS;
byte asked;

/* What must never be. */
bit lost;    /* Lantern ended a request of ours, claimed or not, that no user of Solo had finished */
bit doubled; /* a request that our own creation made is shown as a stranger's */
bit another; /* our cancellation ended a stranger's request that no ended request of ours stands for */
bit dropped; /* our cancellation ended in Solo a request that is open in Lantern */

#if defined(ONLY_LOST) || defined(ONLY_DOUBLED) || defined(ONLY_ANOTHER) || defined(ONLY_DROPPED) || defined(ONLY_REST)
#define CHECK_LESS
#endif
#ifdef ONLY_LOST
#define CHECK assert(!lost)
#elif defined(ONLY_DOUBLED)
#define CHECK assert(!doubled)
#elif defined(ONLY_ANOTHER)
#define CHECK assert(!another)
#elif defined(ONLY_DROPPED)
#define CHECK assert(!dropped)
#elif defined(ONLY_SETTLED) || defined(ONLY_REST)
#define CHECK skip
#else
#define CHECK assert(!lost && !doubled && !another && !dropped)
#endif

#define BED_TAKEN (st[1] == OPEN || st[2] == OPEN || st[3] == OPEN)
#define OPEN_ROW (st[1] == OPEN -> 1 : (st[2] == OPEN -> 2 : (st[3] == OPEN -> 3 : 0)))
#define IS_BOUND(s) (sid[1] == (s) || sid[2] == (s) || sid[3] == (s))
#define ENDED_HAS(s) ((sid[1] == (s) && st[1] == ENDED) || (sid[2] == (s) && st[2] == ENDED) || (sid[3] == (s) && st[3] == ENDED))
#define OPEN_HAS(s) ((sid[1] == (s) && st[1] == OPEN) || (sid[2] == (s) && st[2] == OPEN))
#define FROM_API(s) (maker[s] != TABLET)

/* lease-deliveries.ts: isBefore, isWaitedFor, isDue. */
#define CREATE_WAITS(r) (((r) != 1 && deliv[1] == CLOSE) || ((r) != 2 && deliv[2] == CLOSE) || deliv[3] == CLOSE || ((r) == 2 && deliv[1] == CREATE))
#define CLOSE_WAITS(r) (((r) > 1 && deliv[1] == CLOSE) || ((r) > 2 && deliv[2] == CLOSE))
#define IS_WAITED_FOR(r) (((r) != 1 && deliv[1] == CREATE) || ((r) != 2 && deliv[2] == CREATE))
#ifdef NO_ORDER
#define ORDER_CREATE(r) true
#else
#define ORDER_CREATE(r) !CREATE_WAITS(r)
#endif
/* deliver.ts: a closing looks while its cancellation may still arrive. A look that would find its request still there is left out. */
#define MAY_BE_OURS(s, r) ((s) != 0 && (sid[r] == (s) || (sid[r] == 0 && FROM_API(s) && !IS_BOUND(s))))
#ifdef NO_CLOSE_ONCE
#define LOOKS_TO_SOME_END(r) true
#else
#define LOOKS_TO_SOME_END(r) (!late_close[r] || !MAY_BE_OURS(open_in_solo, r))
#endif
#ifdef NO_ONE_AT_A_TIME
#define PLACE_IS_FREE(r) (holder[r] == 0)
#else
#define PLACE_IS_FREE(r) (holder[1] == 0 && holder[2] == 0 && holder[3] == 0)
#endif
/* The nodes are alike: the second takes what is due only while the first is busy. */
#define MY_TURN (me == 1 || job[1] != 0)
#define DUE_CREATE(r) (MY_TURN && deliv[r] == CREATE && PLACE_IS_FREE(r) && ORDER_CREATE(r))
#define DUE_CLOSE(r) (MY_TURN && deliv[r] == CLOSE && PLACE_IS_FREE(r) && !CLOSE_WAITS(r) && LOOKS_TO_SOME_END(r) && (!waits[r] || IS_WAITED_FOR(r)))

/* What ends by other hands leaves our cancellation on its way to the next request: what the API leaves open, where that one hangs. */
#if defined(TABLET_MEANWHILE) || defined(STAFF)
#define MAY_END_MEANWHILE true
#define IS_STILL_THERE true
#else
#define MAY_END_MEANWHILE (late_cancel == 0)
#define IS_STILL_THERE (open_in_solo == seen[me])
#endif

#ifdef NO_FENCE
#define HOLDS(r) true
#else
#define HOLDS(r) (holder[r] == me)
#endif
#ifdef NO_TIMECHECK
#define IN_TIME true
#else
#define IN_TIME valid[me]
#endif

/* ---- Solo ---- */

#define IS_NAMED(s) (IS_BOUND(s) || open_in_solo == (s) || seen[1] == (s) || seen[2] == (s) || found == (s) || known == (s))

/* Forgets what no one can ask about any more, so that states which differ only in that are one state. */
inline tidy_row(r) {
  if
  :: st[r] == ENDED && deliv[r] == DONE && job[1] != r && job[2] != r ->
    sent[r] = 0; tried[r] = 0; claimed[r] = 0;
    if
    :: sid[r] != 0 && sid[r] != open_in_solo && sid[r] != seen[1] && sid[r] != seen[2] && sid[r] != found -> sid[r] = 0
    :: else
    fi
  :: else
  fi
}
inline tidy_id(s) {
  if
  :: maker[s] != 0 && !IS_NAMED(s) -> maker[s] = 0; finished[s] = 0; told[s] = 0
  :: else
  fi
}
inline tidy() {
  tidy_row(1); tidy_row(2); tidy_row(3);
  tidy_id(1); tidy_id(2); tidy_id(3); tidy_id(4); tidy_id(5); tidy_id(6)
}

/* Takes an id that nothing names any more, so that histories of different length share their states. */
inline make_in_solo(who) {
#ifdef FRESH_IDS
  last_id++;
  assert(last_id < IDS);
  maker[last_id] = who;
  open_in_solo = last_id
#else
  if
  :: maker[1] == 0 -> last_id = 1
  :: maker[1] != 0 && maker[2] == 0 -> last_id = 2
  :: maker[1] != 0 && maker[2] != 0 && maker[3] == 0 -> last_id = 3
  :: maker[1] != 0 && maker[2] != 0 && maker[3] != 0 && maker[4] == 0 -> last_id = 4
  :: maker[1] != 0 && maker[2] != 0 && maker[3] != 0 && maker[4] != 0 && maker[5] == 0 -> last_id = 5
  :: maker[1] != 0 && maker[2] != 0 && maker[3] != 0 && maker[4] != 0 && maker[5] != 0 -> assert(maker[6] == 0); last_id = 6
  fi;
  maker[last_id] = who;
  open_in_solo = last_id;
  last_id = 0
#endif
}

/* Operation 40: answers with what is open at the place. */
inline solo_create(who) {
  if
  :: open_in_solo == 0 -> make_in_solo(who); printf("      Solo makes S%d\n", open_in_solo)
  :: else -> told[open_in_solo] = (maker[open_in_solo] == API); printf("      Solo has S%d open there, and makes nothing\n", open_in_solo)
  fi
}

/* Operation 42: ends what is open at the place. */
inline solo_cancel() {
  if
  :: open_in_solo == 0 -> printf("      Solo has nothing open there\n")
  :: else ->
    printf("      Solo cancels S%d\n", open_in_solo);
    if
    :: maker[open_in_solo] >= TABLET && !OPEN_HAS(open_in_solo) && (!ENDED_HAS(open_in_solo) || (maker[open_in_solo] == API && !told[open_in_solo])) -> another = 1; CHECK
    :: OPEN_HAS(open_in_solo) || (maker[open_in_solo] < TABLET && !IS_BOUND(open_in_solo) && st[maker[open_in_solo]] == OPEN) -> dropped = 1; CHECK
    :: else
    fi;
    open_in_solo = 0;
    tidy()
  fi
}

/* ---- A node's outbox worker ---- */

inline take(r, closing) {
  holder[r] = me;
  valid[me] = 1;
  job[me] = r;
  closes[me] = closing;
  before = (closing -> late_close[r] : sent[r]);
  sent[r] = 1;
  tried[r] = 1;
  waits[r] = 0
}

inline leave() {
  row = 0; seen[me] = 0; out = 0; before = 0; valid[me] = 0; closes[me] = 0; job[me] = 0;
  tidy()
}

/* settle-new.ts */
inline settle_new() {
  if
  :: !HOLDS(row) -> printf("  node %d: its lease of request %d is over, it writes nothing\n", me, row)
  :: HOLDS(row) && out != OK ->
    /* postpone */
    holder[row] = 0;
    if
    :: out == UNKNOWN -> hung[row] = 1
    :: else
    fi;
    if
    :: out == REFUSED && sid[row] == 0 ->
      sent[row] = 0;
      if
      :: st[row] == ENDED -> deliv[row] = DONE
      :: else
      fi
    :: else ->
      if
      :: st[row] == ENDED -> deliv[row] = CLOSE
      :: else
      fi
    fi;
    printf("  node %d: puts the creation of request %d off (outcome %d)\n", me, row, out)
  :: HOLDS(row) && out == OK ->
    /* leftInSolo: the request that ended here and that Solo answered with */
    if
    :: row != 1 && sid[1] == seen[me] && st[1] == ENDED -> other = 1
    :: row != 2 && sid[2] == seen[me] && st[2] == ENDED -> other = 2
    :: sid[3] == seen[me] && st[3] == ENDED -> other = 3
    :: else -> other = 0
    fi;
#ifdef NO_PUT_BEHIND
    other = 0;
#endif
    holder[row] = 0;
    if
    :: other != 0 ->
      if
      :: deliv[other] == DONE -> deliv[other] = CLOSE; tried[other] = 0
      :: else
      fi;
      sent[row] = 0;
      if
      :: st[row] == ENDED -> deliv[row] = DONE
      :: else
      fi;
      printf("  node %d: S%d is request %d, which ended here: close that first\n", me, seen[me], other)
    :: else ->
      sid[row] = seen[me];
      told[seen[me]] = (maker[seen[me]] == API);
      tried[row] = 0;
      if
      :: st[row] == ENDED -> deliv[row] = CLOSE
      :: else -> deliv[row] = DONE
      fi;
      printf("  node %d: request %d is confirmed as S%d\n", me, row, seen[me])
    fi;
    other = 0
  fi
}

/* settle-end.ts */
inline settle_end() {
  if
  :: !HOLDS(row) -> printf("  node %d: its lease of request %d is over, it writes nothing\n", me, row)
  :: else ->
    holder[row] = 0;
    if
    :: out == UNKNOWN -> late_close[row] = 1; printf("  node %d: puts the closing of request %d off\n", me, row)
    :: else -> deliv[row] = DONE; late_close[row] = 0; printf("  node %d: the closing of request %d is done\n", me, row)
    fi
  fi
}

/* held-lease.ts: beginClosing */
inline begin_closing() {
  if
  :: HOLDS(row) -> late_close[row] = 1
  :: else
  fi
}

proctype Node(byte me) {
  byte row, out, other;
  bit before; /* an earlier attempt of the creation was made; an earlier cancellation may arrive */

end_idle:

  if
  :: d_step { DUE_CREATE(1) -> row = 1; take(1, 0) } goto creating
  :: d_step { DUE_CREATE(2) -> row = 2; take(2, 0) } goto creating
  :: d_step { DUE_CLOSE(1) -> row = 1; take(1, 1) } goto closing
  :: d_step { DUE_CLOSE(2) -> row = 2; take(2, 1) } goto closing
  :: d_step { DUE_CLOSE(3) -> row = 3; take(3, 1) } goto closing
  fi;

creating:
  printf("  node %d: leases the creation of request %d\n", me, row);
  if
  :: d_step { before -> seen[me] = open_in_solo; printf("  node %d: looks first, and finds S%d\n", me, seen[me]) }
#ifdef NO_LOOK
    d_step { seen[me] = 0 }
#endif
  :: !before
  :: d_step { !valid[me] -> leave() } goto end_idle
  fi;
  if
  :: seen[me] != 0 -> out = OK
  :: seen[me] == 0 ->
    if
    :: d_step { IN_TIME -> printf("  node %d: POST for request %d\n", me, row); solo_create(row); seen[me] = open_in_solo; out = OK }
    :: d_step { IN_TIME && faults > 0 -> faults--; printf("  node %d: POST for request %d, refused\n", me, row); out = REFUSED }
    :: d_step { IN_TIME && faults > 0 -> faults--; printf("  node %d: POST for request %d, which hangs on the way\n", me, row); late_create[row]++; out = UNKNOWN }
    :: d_step { !valid[me] -> leave() } goto end_idle
    fi
  fi;
  if
  :: d_step { settle_new(); leave() }
  :: d_step { !valid[me] -> leave() }
  fi;
  goto end_idle;

closing:
  skip;
  d_step { printf("  node %d: leases the closing of request %d, looks, and finds S%d\n", me, row, open_in_solo); seen[me] = open_in_solo };
  if
  :: d_step { seen[me] == 0 -> out = NOTHING_TO_CLOSE } goto closed
#ifdef NO_OURS
  :: seen[me] != 0
#else
  :: d_step { seen[me] != 0 && sid[row] != 0 && sid[row] != seen[me] -> out = NOTHING_TO_CLOSE } goto closed
  :: seen[me] != 0 && sid[row] == seen[me]
  :: d_step { seen[me] != 0 && sid[row] == 0 && (!FROM_API(seen[me]) || (IS_BOUND(seen[me]))) -> out = NOTHING_TO_CLOSE } goto closed
#ifdef SKEW
  :: d_step { seen[me] != 0 && sid[row] == 0 && FROM_API(seen[me]) -> out = NOTHING_TO_CLOSE } goto closed
#endif
  :: d_step { seen[me] != 0 && sid[row] == 0 && FROM_API(seen[me]) && !IS_BOUND(seen[me]) && HOLDS(row) ->
      sid[row] = seen[me]; printf("  node %d: takes S%d for request %d\n", me, seen[me], row) }
#endif
  :: d_step { !valid[me] -> leave() } goto end_idle
  fi;
#ifndef NO_CLOSE_ONCE
  if
  :: d_step { before -> holder[row] = (HOLDS(row) -> 0 : holder[row]); printf("  node %d: the closing of request %d waits\n", me, row); leave() } goto end_idle
  :: !before
  fi;
#endif
  if
  :: d_step { IN_TIME -> printf("  node %d: DELETE for request %d\n", me, row); begin_closing(); solo_cancel(); out = OK }
  :: d_step { IN_TIME && faults > 0 -> faults--; printf("  node %d: DELETE for request %d, refused\n", me, row); begin_closing(); out = REFUSED }
  :: d_step { IN_TIME && faults > 0 && IS_STILL_THERE -> faults--; printf("  node %d: DELETE for request %d, which hangs on the way\n", me, row); begin_closing(); late_cancel++; out = UNKNOWN }
  :: d_step { !valid[me] -> leave() } goto end_idle
  fi;
closed:
  skip;
  if
  :: d_step { settle_end(); leave() }
  :: d_step { !valid[me] -> leave() }
  fi;
  goto end_idle
}

/* ---- The poller ---- */

#define CLOSING_UNKNOWN ((deliv[1] == CLOSE && sid[1] == 0) || (deliv[2] == CLOSE && sid[2] == 0))
#if defined(NO_LATEMATCH) || defined(SKEW)
#define LATE_OF(s) 0
#else
/* The ended request of ours whose creation may have made s. */
#define LATE_OF(s) (((s) != 0 && FROM_API(s) && !IS_BOUND(s)) -> \
  ((st[1] == ENDED && hung[1]) -> 1 : ((st[2] == ENDED && hung[2]) -> 2 : 0)) : 0)
#endif
/* A poll that would change nothing is left out, so that the poller comes to rest. */
#define UNSEEN (!BED_TAKEN && open_in_solo != 0 && !ENDED_HAS(open_in_solo) && !CLOSING_UNKNOWN \
  && (LATE_OF(open_in_solo) == 0 || deliv[LATE_OF(open_in_solo)] == DONE) \
  && (LATE_OF(open_in_solo) != 0 || (deliv[ELSEWHERE] == DONE && holder[ELSEWHERE] == 0)))
#define VANISHED (BED_TAKEN && sid[OPEN_ROW] != 0 && sid[OPEN_ROW] != open_in_solo)
#ifdef NO_CLOSE_AGAIN
#define STILL_OPEN(r) false
#else
#define STILL_OPEN(r) (st[r] == ENDED && sid[r] == open_in_solo && open_in_solo != 0 && deliv[r] == DONE && !window[r])
#endif

inline open_elsewhere() {
  if
  :: st[ELSEWHERE] == OPEN || deliv[ELSEWHERE] != DONE || holder[ELSEWHERE] != 0
  :: else ->
    printf("  poller: S%d is shown as a call from elsewhere\n", found);
    if
    :: maker[found] < TABLET -> doubled = 1; CHECK
    :: else
    fi;
    st[ELSEWHERE] = OPEN; sid[ELSEWHERE] = found; told[found] = (maker[found] == API); deliv[ELSEWHERE] = DONE; claimed[ELSEWHERE] = 0
  fi
}

/* apply-poll.ts */
inline apply_poll() {
  ours = OPEN_ROW;
  late = LATE_OF(found);
  if
  :: ours == 0 && found != 0 && !ENDED_HAS(found) && !CLOSING_UNKNOWN && late != 0 ->
    if
    :: deliv[late] == DONE -> sid[late] = found; deliv[late] = CLOSE; tried[late] = 0; window[late] = 0; waits[late] = 0;
      printf("  poller: S%d is of a late creation of request %d: close it\n", found, late)
    :: else
    fi
  :: ours == 0 && found != 0 && !ENDED_HAS(found) && !CLOSING_UNKNOWN && late == 0 -> open_elsewhere()
  :: ours != 0 && sid[ours] != 0 && sid[ours] != found && sid[ours] == known ->
#ifndef NO_LATEMATCH
    if
    :: ours != ELSEWHERE && found != 0 && FROM_API(found) && !IS_BOUND(found) && hung[ours] ->
      printf("  poller: S%d is of a late creation of request %d, and takes the place of S%d\n", found, ours, sid[ours]);
      sid[ours] = found
    :: else ->
#endif
#ifndef NO_RESEND
    if
    :: ours != ELSEWHERE ->
      printf("  poller: S%d has vanished, request %d is sent again\n", sid[ours], ours);
      sid[ours] = 0; sent[ours] = 0; tried[ours] = 0; deliv[ours] = CREATE
    :: else ->
#endif
      printf("  poller: S%d has vanished, request %d has ended in Solo\n", sid[ours], ours);
      if
      :: ours != ELSEWHERE && !finished[sid[ours]] -> lost = 1; CHECK
      :: else
      fi;
      st[ours] = ENDED; deliv[ours] = DONE;
      if
      :: found != 0 && !ENDED_HAS(found) && !CLOSING_UNKNOWN && late == 0 -> open_elsewhere()
      :: else
      fi
#ifndef NO_RESEND
    fi
#endif
#ifndef NO_LATEMATCH
    fi
#endif
  :: else
  fi;
#ifndef NO_CLOSE_AGAIN
  /* closeAgain */
  if
  :: found != 0 && st[1] == ENDED && sid[1] == found && deliv[1] == DONE && !window[1] -> deliv[1] = CLOSE; tried[1] = 0
  :: found != 0 && st[2] == ENDED && sid[2] == found && deliv[2] == DONE && !window[2] -> deliv[2] = CLOSE; tried[2] = 0
  :: found != 0 && st[3] == ENDED && sid[3] == found && deliv[3] == DONE -> deliv[3] = CLOSE; tried[3] = 0
  :: else
  fi;
#endif
  ours = 0; late = 0; found = 0; known = 0; polling = 0;
  tidy()
}

proctype Poller() {
  byte ours, late;
  byte idle = IDLE_POLLS;

end_polling:
  if
  :: d_step { UNSEEN || VANISHED || STILL_OPEN(1) || STILL_OPEN(2) || STILL_OPEN(3) ->
      polling = 1; found = open_in_solo; known = (BED_TAKEN -> sid[OPEN_ROW] : 0); printf("  poller: finds S%d\n", found) }
  :: d_step { idle > 0 && (BED_TAKEN || open_in_solo != 0) ->
      idle--; polling = 1; found = open_in_solo; known = (BED_TAKEN -> sid[OPEN_ROW] : 0); printf("  poller: finds S%d\n", found) }
  fi;
  d_step { apply_poll() };
  goto end_polling
}

/* ---- The people ---- */

inline end_row(r) {
  st[r] = ENDED; tried[r] = 0;
  deliv[r] = (sent_seen == 0 && sid[r] == 0 -> DONE : CLOSE);
  waits[r] = 0; claimed[r] = 0;
  tidy()
}

inline take_back(r) {
  st[r] = OPEN; claimed[r] = 1; deliv[r] = DONE; window[r] = 0; waits[r] = 0; undone = 1;
  printf("nurse: takes the outcome of request %d back\n", r)
}

#define MAY_TAKE_BACK(r) (window[r] && st[r] == ENDED && deliv[r] == CLOSE && !tried[r] && sid[r] != 0 && !BED_TAKEN && !undone)

proctype Nurse() {
  bit sent_seen, undone;

end_people:
  do
  :: d_step { asked < REQUESTS && !BED_TAKEN -> asked++; st[asked] = OPEN; deliv[asked] = CREATE;
      printf("nurse: asks, request %d\n", asked) }
  :: d_step { st[1] == OPEN && !claimed[1] -> claimed[1] = 1; printf("nurse: claims request 1\n") }
  :: d_step { st[2] == OPEN && !claimed[2] -> claimed[2] = 1; printf("nurse: claims request 2\n") }
#ifdef NO_ROWLOCK
  :: d_step { st[1] == OPEN -> sent_seen = sent[1]; printf("nurse: cancels request 1, and the decision reads its row\n") }
    d_step { end_row(1); sent_seen = 0; printf("nurse: the cancellation of request 1 is written\n") }
#else
  :: d_step { st[1] == OPEN -> sent_seen = sent[1]; end_row(1); sent_seen = 0; printf("nurse: cancels request 1\n") }
#endif
  :: d_step { st[2] == OPEN -> sent_seen = sent[2]; end_row(2); sent_seen = 0; printf("nurse: cancels request 2\n") }
  :: d_step { st[3] == OPEN -> sent_seen = 1; end_row(3); sent_seen = 0; printf("nurse: ends the call from elsewhere\n") }
  :: d_step { st[1] == OPEN && claimed[1] && sid[1] != 0 && !undone -> sent_seen = 1; end_row(1); sent_seen = 0; window[1] = 1; waits[1] = 1;
      printf("nurse: says that request 1 is completed\n") }
#ifdef NO_ROWLOCK
  :: d_step { MAY_TAKE_BACK(1) -> printf("nurse: takes the outcome of request 1 back, and the decision reads its row\n") }
    d_step { take_back(1) }
#else
  :: d_step { MAY_TAKE_BACK(1) -> take_back(1) }
#endif
  :: d_step { window[1] -> window[1] = 0; waits[1] = 0; printf("30 s pass\n") }
  :: break
  od;
  skip;
  d_step { window[1] = 0; waits[1] = 0 }
}

proctype Stranger() {
  byte calls = TABLETS;

end_strangers:
  do
  :: d_step { calls > 0 && open_in_solo == 0 -> calls--; make_in_solo(TABLET); printf("tablet: a call is made at the bed, S%d\n", open_in_solo) }
#ifdef API_STRANGER
  :: d_step { calls > 0 && open_in_solo == 0 -> calls--; make_in_solo(API); printf("EHR: a call is made at the bed, S%d\n", open_in_solo) }
#endif
#ifdef STAFF
  :: d_step { open_in_solo != 0 -> finished[open_in_solo] = 1; printf("Solo's user: finishes S%d\n", open_in_solo); open_in_solo = 0; tidy() }
#else
  :: d_step { open_in_solo != 0 && maker[open_in_solo] >= TABLET && MAY_END_MEANWHILE -> finished[open_in_solo] = 1;
      printf("tablet: the call is finished, S%d\n", open_in_solo); open_in_solo = 0; tidy() }
#endif
  :: break
  od
}

/* ---- The line, the clock, and the nodes' pauses ---- */

inline lapse(r) {
  faults--;
  printf("  the lease of request %d lapses: node %d is paused, or dead\n", r, holder[r]);
  if
  :: !closes[holder[r]] -> hung[r] = 1
  :: else
  fi;
  valid[holder[r]] = 0;
  holder[r] = 0
}

#ifdef BEYOND
#define CANCEL_IS_OVER true
#define CREATE_IS_OVER(r) !polling
#else
#define CANCEL_IS_OVER (late_cancel == 0)
/* The bound of a creation is longer by a poll: what it made has been seen. */
#define CREATE_IS_OVER(r) (late_create[r] == 0 && !polling && !(open_in_solo != 0 && maker[open_in_solo] == (r) && !IS_BOUND(open_in_solo)))
#endif

proctype Line() {
end_line:
  do
  :: d_step { late_create[1] > 0 -> late_create[1]--; printf("      the late POST for request 1 arrives\n"); solo_create(1) }
  :: d_step { late_create[2] > 0 -> late_create[2]--; printf("      the late POST for request 2 arrives\n"); solo_create(2) }
  :: d_step { late_create[1] > 0 -> late_create[1]--; printf("      the late POST for request 1 is lost\n") }
  :: d_step { late_create[2] > 0 -> late_create[2]--; printf("      the late POST for request 2 is lost\n") }
  :: d_step { late_cancel > 0 -> late_cancel--; printf("      the late DELETE arrives\n"); solo_cancel() }
  :: d_step { late_cancel > 0 -> late_cancel--; printf("      the late DELETE is lost\n") }
  :: d_step { late_close[1] && CANCEL_IS_OVER && holder[1] == 0 -> late_close[1] = 0; printf("  the bound of a late DELETE for request 1 has passed\n") }
  :: d_step { late_close[2] && CANCEL_IS_OVER && holder[2] == 0 -> late_close[2] = 0; printf("  the bound of a late DELETE for request 2 has passed\n") }
  :: d_step { late_close[3] && CANCEL_IS_OVER && holder[3] == 0 -> late_close[3] = 0; printf("  the bound of a late DELETE for request 3 has passed\n") }
  :: d_step { hung[1] && CREATE_IS_OVER(1) && holder[1] == 0 -> hung[1] = 0; printf("  the bound of a late POST for request 1 has passed\n") }
  :: d_step { hung[2] && CREATE_IS_OVER(2) && holder[2] == 0 -> hung[2] = 0; printf("  the bound of a late POST for request 2 has passed\n") }
  :: d_step { faults > 0 && holder[1] != 0 -> lapse(1) }
  :: d_step { faults > 0 && holder[2] != 0 -> lapse(2) }
  :: d_step { faults > 0 && holder[3] != 0 -> lapse(3) }
  od
}

/* Nothing is owed; what is open in Solo is open in Lantern, and the other way round. */
#define SETTLED (deliv[1] == DONE && deliv[2] == DONE && deliv[3] == DONE \
  && ((open_in_solo == 0 && !BED_TAKEN) \
    || (open_in_solo != 0 && ((st[1] == OPEN && sid[1] == open_in_solo) || (st[2] == OPEN && sid[2] == open_in_solo) || (st[3] == OPEN && sid[3] == open_in_solo)))))

/* When nothing can happen any more. */
proctype End() {
end_waiting:
  timeout;
#if !defined(CHECK_LESS) || defined(ONLY_SETTLED)
  printf("at the end: S%d is open in Solo\n", open_in_solo);
  assert(SETTLED)
#endif
}

init {
  atomic { run Node(1); run Node(2); run Poller(); run Nurse(); run Stranger(); run Line(); run End() }
}

#ifdef ONLY_REST
ltl rest { <>[] SETTLED }
#endif
