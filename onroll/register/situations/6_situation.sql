-- One row a child: the code of each field of the situation, its start and the fact that decided it.

create or replace temp table attendance_now as
with seen as (
    select child, id as fact, true_from as on_day, school, 'seen' as code from fact
    where kind = 'joining' or (kind = 'roll_check' and code = 'on_roll')
    union all
    select child, id, said_on, school, 'never_attended' from fact where kind = 'no_show'
    union all
    select f.child, f.id, f.true_from, f.school, m.code from fact f join absence_meaning m on m.school_days = f.number
    where f.kind = 'absence' and m.code is not null)
select s.* from seen s join on_roll o on o.child = s.child and o.school = coalesce(s.school, o.school)
where s.on_day <= {on} and s.on_day >= o.began
qualify row_number() over (partition by s.child order by s.on_day desc, s.fact desc) = 1;

create or replace temp table ended_life as
select child, code, fact, on_day from (
    select child, 'sealed' as code, id as fact, true_from as on_day, 1 as rank from fact where kind = 'adoption'
    union all
    select child, 'died', id, true_from, 2 from fact where kind = 'closure' and code = 'died' and true_from <= {on}
    union all
    select child, 'died', id, on_day, 2 from leaving where ground = 'k' and on_day <= {on})
qualify row_number() over (partition by child order by rank, on_day desc, fact) = 1;

create or replace temp table arrived as
select child, max(true_from) as on_day from fact where kind = 'health' and true_from <= {on} group by child;

create or replace temp table first_known as
select child, min(coalesce(said_on, learned_on)) as on_day from sighting group by child;

create or replace temp table situation as
select c.child,
       coalesce(case when r.restriction <> '' then 'sealed' end, e.code, a.life, 'unknown') as life,
       res.code as residence,
       ro.code as roll,
       case when ro.code in ('current', 'current_part_time') then coalesce(att.code, 'unknown') else 'unknown' end as attendance,
       coalesce(cl.code, 'none') as closing,
       coalesce(p.code, 'none') as provision,
       coalesce(hm.code, 'none') as home,
       ad.code as admission,
       case when sa.child is not null then 'said_unknown' else 'nobody_has_said' end as said_unknown,
       coalesce(e.on_day, case a.life when 'within' then a.starts when 'after' then a.ends else b.dob end) as life_since,
       e.fact as life_fact, b.sighting as life_sighting,
       res.since as residence_since, res.sighting as residence_sighting,
       ro.since as roll_since, ro.fact as roll_fact,
       att.on_day as attendance_since, att.fact as attendance_fact,
       cl.on_day as closing_since, cl.fact as closing_fact,
       p.since as provision_since, p.fact as provision_fact,
       h.since as home_since, h.fact as home_fact,
       ad.since as admission_since, ad.fact as admission_fact,
       sa.since as said_unknown_since, sa.fact as said_unknown_fact,
       coalesce(case when ad.code in ('none') or ro.code in ('current', 'current_part_time') then ro.school end,
                ro.school, ad.school) as school,
       greatest(ro.last_education, case when a.life = 'within' then a.starts end,
                case when ro.code = 'never' then coalesce(v.on_day, fk.on_day) end) as out_since,
       b.dob, fk.on_day as first_known
from (select distinct child from sighting) c
left join restricted r on r.child = c.child
left join born b on b.child = c.child
left join age a on a.dob = b.dob
left join ended_life e on e.child = c.child
left join residence_now res on res.child = c.child
left join roll_now ro on ro.child = c.child
left join attendance_now att on att.child = c.child
left join closing_now cl on cl.child = c.child
left join provision_now p on p.child = c.child
left join home_now h on h.child = c.child
left join home_meaning hm on hm.finding = coalesce(h.finding, 'pending') and h.child is not null
left join admission_now ad on ad.child = c.child
left join said_now sa on sa.child = c.child
left join arrived v on v.child = c.child
left join first_known fk on fk.child = c.child;
