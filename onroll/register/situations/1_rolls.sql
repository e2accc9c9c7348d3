-- Who is on which roll, from when to when.
-- fact: the live facts with their child. roll: whole rolls that may imply absence. school: schools as known.
-- age: per date of birth, what the law says on the day. academic_year: per day. All are put in by load.py.

create or replace temp table born as
select child, dob, sighting from (
    select s.child, i.dob, count(distinct s.source) as sources, count(*) as times,
           max(s.learned_at) as latest, arg_max(s.id, s.learned_at) as sighting
    from sighting s join identity i on i.key = s.identity
    where i.dob is not null
    group by s.child, i.dob)
qualify row_number() over (partition by child order by sources desc, times desc, latest desc, dob) = 1;

-- Everything that says a child is on a roll. A guest (G) is not registered.
create or replace temp table evidence as
select f.id, f.child, f.school, f.kind, f.learned_at,
       f.said_on as seen,
       coalesce(f.true_from, f.said_on) as began,
       coalesce(f.detail, '') = 'part_time' as part_time,
       coalesce(y.academic_year - cast(f.number as integer), a.cohort) as cohort,
       y.academic_year as seen_in
from fact f
left join born b on b.child = f.child
left join age a on a.dob = b.dob
left join academic_year y on y.on_day = f.said_on
where f.said_on is not null
  and ((f.kind = 'enrolment' and coalesce(f.code, '') <> 'G')
       or f.kind = 'joining'
       or (f.kind = 'roll_check' and f.code = 'on_roll'));

-- Which year groups (by the year they began Reception) each whole roll covers.
create or replace temp table cover as
select distinct e.school, e.seen, e.cohort
from evidence e join roll r on r.school = e.school and r.seen = e.seen
where e.kind = 'enrolment' and e.cohort is not null
union
select school, seen, -1 from roll
union
select school, seen, cohort from cover_elsewhere;

create or replace temp table leaving as
select id, child, school, true_from as on_day, coalesce(code, '') as ground, coalesce(detail, '') as destination,
       place, try_cast(ref as date) as destination_start, learned_at
from fact where kind = 'leaving' and true_from is not null
union all
select id, child, school, said_on, '', case code when 'left' then 'unknown' else 'never_here' end, null, null, learned_at
from fact where kind = 'roll_check' and code in ('left', 'never_here') and said_on is not null;

create or replace temp table home_start as
select distinct child, coalesce(true_from, said_on) as on_day
from fact where kind = 'home_education' and coalesce(true_from, said_on) is not null;

-- What ends each piece of evidence: the earliest of these.
create or replace temp table next_roll as
select e.id, c.seen as on_day
from evidence e asof join cover c
  on e.school = c.school and coalesce(e.cohort, -1) = c.cohort and e.seen < c.seen;

-- What a school last said of its own pupil replaces what it said before: a year group put right, or repeated.
create or replace temp table next_seen as
select e.id, r.seen as on_day
from evidence e asof join (
    select distinct child, school, seen from evidence where kind = 'enrolment' and began <= seen) r
  on e.child = r.child and e.school = r.school and e.seen < r.seen;

create or replace temp table next_leaving as
select e.id, min(l.on_day) as on_day
from evidence e join leaving l on l.child = e.child and (l.school = e.school or l.school is null)
where l.on_day >= e.began and (l.on_day >= e.seen or l.learned_at > e.learned_at)
group by e.id;

create or replace temp table next_home as
select e.id, min(h.on_day) as on_day
from evidence e join home_start h on h.child = e.child and h.on_day > e.seen
group by e.id;

create or replace temp table bounded as
select e.*,
       coalesce(s.registered, not (select any_value(loaded) from schools_loaded))
         and (s.close_date is null or s.close_date > e.seen or s.has_successor) as registered,
       nl.on_day as left_on, least(nr.on_day, ns.on_day) as not_seen_on, nh.on_day as home_on,
       case when not coalesce(s.has_successor, false) then s.close_date end as closed_on,
       case when s.top_year is not null and e.cohort is not null
            then make_date(cast(greatest(e.cohort + s.top_year, e.seen_in) + 1 as bigint), 9, 1) end as top_on
from evidence e
left join school s on s.laestab = e.school
left join next_leaving nl on nl.id = e.id
left join next_roll nr on nr.id = e.id
left join next_seen ns on ns.id = e.id
left join next_home nh on nh.id = e.id;

create or replace temp table ended_evidence as
select *, least(left_on, not_seen_on, home_on, closed_on, top_on) as ended from bounded;

-- Pieces that meet make one spell at a school.
create or replace temp table spell as
with ordered as (
    select *, max(coalesce(ended, DATE '9999-12-31')) over (
        partition by child, school, registered order by began, seen, id
        rows between unbounded preceding and 1 preceding) as reached
    from ended_evidence),
islands as (
    select *, sum(case when reached is null or began > reached then 1 else 0 end) over (
        partition by child, school, registered order by began, seen, id rows unbounded preceding) as island
    from ordered)
select child, school, registered, island,
       min(began) as began,
       nullif(max(coalesce(ended, DATE '9999-12-31')), DATE '9999-12-31') as ended,
       max(seen) as last_seen,
       arg_max(id, seen) as fact,
       arg_max(part_time, seen) as part_time,
       arg_max(case when ended is null then ''
                    when ended = left_on then 'leaving' when ended = top_on then 'top_year'
                    when ended = home_on then 'home' when ended = closed_on then 'closed'
                    else 'not_seen' end, coalesce(ended, DATE '9999-12-31')) as ended_by
from islands
group by child, school, registered, island;
