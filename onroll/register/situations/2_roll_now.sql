-- Where the rolls and the leavers' returns leave each child on the day.

create or replace temp table last_start as
select child, max(began) as on_day from spell where registered and began <= {on} group by child;

create or replace temp table on_roll as
select * from spell
where began <= {on} and (ended is null or ended > {on})
qualify row_number() over (partition by child order by registered desc, last_seen desc, began desc, fact desc) = 1;

create or replace temp table last_spell as
select * from spell where registered and ended <= {on}
qualify row_number() over (partition by child order by ended desc, last_seen desc, fact desc) = 1;

-- A leaver's return counts while no enrolment has started after it.
create or replace temp table last_leaving as
select l.* from leaving l left join last_start s on s.child = l.child
where l.on_day <= {on} and (s.on_day is null or l.on_day >= s.on_day)
qualify row_number() over (partition by l.child order by l.destination <> 'never_here' desc, l.on_day desc,
                           l.learned_at desc, l.id desc) = 1;

create or replace temp table here as select {la} as la_code;

create or replace temp table destination as
select l.*, m.code as meaning,
       case when l.destination = 'other_la' then left(l.place, 3)
            when l.destination = 'school' and length(l.place) = 7 then left(l.place, 3) end as la_code
from last_leaving l
left join leaving_meaning m on m.ground = l.ground and m.destination = l.destination
  and m.elsewhere = coalesce(case when l.destination = 'school' and length(l.place) = 7
                                  then left(l.place, 3) <> (select la_code from here) end, false);

-- A stated school refutes the statement by its whole roll, or its word, without the child.
create or replace temp table refuted as
select d.child, min(r.on_day) as on_day, arg_min(r.fact, r.on_day) as fact
from destination d
left join born b on b.child = d.child
left join age a on a.dob = b.dob
join (select school, cohort, seen as on_day, null as child, null as fact from cover
      union all
      select school, -1, said_on, child, id from fact
      where kind = 'no_show' or (kind = 'roll_check' and code = 'never_here')
      union all
      select null, -2, said_on, child, id from fact where kind = 'other_authority' and code = 'not_known') r
  on (r.cohort = -2 and r.child = d.child and d.destination in ('other_la', 'school'))
  or (r.cohort <> -2 and d.destination = 'school' and r.school = d.place
      and (r.child = d.child or (r.child is null and r.cohort = coalesce(a.cohort, -1))))
where r.on_day <= {on} and r.on_day > d.on_day and r.on_day >= coalesce(d.destination_start, d.on_day)
group by d.child;

create or replace temp table roll_now as
select c.child,
       case when o.child is not null and o.registered then case when o.part_time then 'current_part_time' else 'current' end
            when x.child is not null and d.meaning = 'left_for_a_stated_school' then 'not_at_the_stated_school'
            when x.child is not null and d.meaning = 'left_for_another_authority' then 'not_known_to_the_stated_authority'
            when d.child is not null then d.meaning
            when o.child is not null then 'unregistered_setting'
            when s.ended_by = 'top_year' then 'finished_the_schools_top_year'
            when s.child is not null then 'left_without_a_return'
            else 'never' end as code,
       case when o.child is not null and (o.registered or d.child is null) then o.began
            when x.child is not null and d.meaning in ('left_for_a_stated_school', 'left_for_another_authority') then x.on_day
            when d.child is not null then d.on_day else s.ended end as since,
       case when o.child is not null and (o.registered or d.child is null) then o.fact
            when x.child is not null and x.fact is not null
                 and d.meaning in ('left_for_a_stated_school', 'left_for_another_authority') then x.fact
            when d.child is not null then d.id else s.fact end as fact,
       case when o.child is not null then o.school else coalesce(s.school, d.school) end as school,
       coalesce(s.ended, d.on_day) as last_education
from (select distinct child from sighting) c
left join on_roll o on o.child = c.child
left join last_spell s on s.child = c.child
left join destination d on d.child = c.child
left join refuted x on x.child = c.child;
