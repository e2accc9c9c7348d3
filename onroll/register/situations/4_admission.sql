-- The latest application or offer that no enrolment has overtaken.
-- A place for next September is not overtaken by a move between schools this year.

create or replace temp table start_year as
select s.child, s.on_day, y.academic_year from last_start s join academic_year y on y.on_day = s.on_day;

-- A later word about the same application need not repeat the school or the days: what it leaves out stands.
create or replace temp table place_said as
select * replace (coalesce(school, last_value(school ignore nulls) over place_before) as school)
from fact where kind = 'offer'
window place_before as (partition by child, ref, case when ref is null then id end order by learned_at, id);

create or replace temp table place_offered as
select * replace (coalesce(last_value(true_from ignore nulls) over word_before, said_on) as true_from,
                  last_value(place ignore nulls) over word_before as place,
                  case when true_until is null then code
                       else coalesce(last_value(nullif(code, 'none') ignore nulls) over word_before, code)
                  end as code)
from place_said
window word_before as (partition by child, ref, school order by learned_at, id);

-- What was last said of each place: a place given up or withdrawn is not brought back by an earlier acceptance.
create or replace temp table offered as
select id, child, school, ref, true_from as offered_on, true_until, try_cast(place as date) as start_on, said_on, learned_at,
       case when said_on is null or said_on <= {on} then coalesce(code, 'none') else 'none' end as response
from place_offered
where true_from <= {on}
qualify row_number() over (partition by child, coalesce(ref, ''), coalesce(school, '')
    order by coalesce(said_on, true_from) <= {on} desc, learned_at desc, id desc) = 1;

create or replace temp table live_offer as
select o.* from offered o
left join start_year s on s.child = o.child
left join academic_year y on y.on_day = o.start_on
where (o.true_until is null or o.true_until > {on})
  and (s.on_day is null or s.on_day <= o.offered_on or (y.academic_year > s.academic_year and o.start_on > s.on_day))
qualify row_number() over (partition by o.child
    order by o.response <> 'refused' desc, o.offered_on desc, o.learned_at desc, o.id desc) = 1;

create or replace temp table application_said as
select id, child, ref, learned_at, said_on, code, refusal_reason,
       coalesce(last_value(true_from ignore nulls) over application_before, said_on) as received_on,
       coalesce(last_value(nullif(round, '') ignore nulls) over application_before, '') as round
from (select *, split_part(coalesce(detail, ''), '|', 1) as round,
             split_part(coalesce(detail, ''), '|', 2) as refusal_reason
      from fact where kind = 'application')
window application_before as (partition by child, ref, case when ref is null then id end order by learned_at, id);

create or replace temp table live_application as
select f.id, f.child, f.ref, f.received_on, f.round,
       case when f.said_on is null or f.said_on <= {on} then coalesce(f.code, 'pending') else 'pending' end as outcome,
       f.refusal_reason
from application_said f
left join start_year s on s.child = f.child
left join academic_year y on y.on_day = f.received_on
where f.received_on <= {on}
  and (s.on_day is null or s.on_day <= f.received_on
       or (f.round in ('reception', 'junior', 'secondary') and y.academic_year >= s.academic_year))
qualify row_number() over (partition by f.child order by f.received_on desc, f.learned_at desc, f.id desc) = 1;

-- The school offered has sent a whole roll of the child's year since the start, or has said the child did not come.
create or replace temp table not_come as
select o.child, min(r.on_day) as on_day
from live_offer o
left join born b on b.child = o.child
left join age a on a.dob = b.dob
join (select school, cohort, seen as on_day, null as child from cover
      union all
      select school, -1, said_on, child from fact
      where kind = 'no_show' or (kind = 'roll_check' and code = 'never_here')) r
  on r.school = o.school and (r.child = o.child or (r.child is null and r.cohort = coalesce(a.cohort, -1)))
where r.on_day <= {on} and r.on_day >= coalesce(o.start_on, o.said_on, o.offered_on)
group by o.child;

create or replace temp table admission_now as
select c.child,
       case when o.id is not null and o.response <> 'refused' then
                 case when o.response <> 'accepted' and o.ref is null and a.id is null then 'allocated_without_application'
                      when o.response <> 'accepted' then 'offered'
                      when n.child is not null then 'not_taken_up'
                      when o.start_on > {on} and not coalesce(r.code = 'finished_the_schools_top_year', false)
                           then 'accepted_start_to_come'
                      else 'accepted_roll_not_in' end
            when o.id is not null then 'preference_refused'
            when a.outcome = 'pending' then 'applied'
            when a.outcome = 'offered' and w.ref is not null then 'applied'
            when a.outcome = 'offered' then 'offered'
            when a.outcome = 'refused' then m.code
            else 'none' end as code,
       case when n.child is not null and o.response = 'accepted' then n.on_day
            when o.id is not null then coalesce(case when o.response = 'accepted' and o.start_on <= {on} then o.start_on end, o.offered_on)
            else a.received_on end as since,
       coalesce(o.id, a.id) as fact,
       o.school
from (select distinct child from sighting) c
left join live_offer o on o.child = c.child
left join live_application a on a.child = c.child
left join (select distinct child, ref from offered where true_until <= {on}) w on w.child = a.child and w.ref = a.ref
left join refusal_meaning m on m.reason = a.refusal_reason
left join not_come n on n.child = c.child
left join roll_now r on r.child = c.child;
