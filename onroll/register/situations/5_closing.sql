-- Confirmed moves and closures: they hold only while nothing later places the child here.

create or replace temp table address as
select s.child, s.id as sighting, coalesce(s.said_on, s.learned_on) as on_day, p.la_code
from sighting s join identity i on i.key = s.identity
join postcode_la p on p.postcode = i.postcode
where p.la_code is not null;

create or replace temp table presence as
select f.child, greatest(coalesce(f.true_from, f.said_on), coalesce(f.said_on, f.true_from)) as on_day
from fact f left join address a on a.sighting = f.sighting
where f.kind in ('enrolment', 'joining', 'roll_check', 'application', 'home_education', 'health', 'early_years', 'seen',
                 'housing_move', 'police_notice', 'referral', 'exclusion', 'absence', 'eotas')
  and not (f.kind = 'roll_check' and coalesce(f.code, '') <> 'on_roll')
  and not (f.kind = 'health' and f.true_until is not null)
  and coalesce(a.la_code, (select la_code from here)) = (select la_code from here)
  and coalesce(f.true_from, f.said_on) is not null;

create or replace temp table closing_now as
with closed as (
    select child, id as fact, true_from as on_day,
           case code when 'failed_to_track' then 'failed_to_track' when 'abroad_confirmed' then 'confirmed_abroad'
                     when 'other_la_confirmed' then 'confirmed_elsewhere' end as code
    from fact where kind = 'closure' and true_from <= {on}
    union all
    select child, id, said_on, 'confirmed_elsewhere'
    from fact where kind = 'other_authority' and code in ('known', 'enrolled', 'not_known') and said_on <= {on}
    qualify row_number() over (partition by child, place order by said_on desc, learned_at desc, id desc) = 1
        and code <> 'not_known')
select c.* from closed c
where c.code is not null
  and not exists (select 1 from presence p where p.child = c.child and p.on_day > c.on_day and p.on_day <= {on})
qualify row_number() over (partition by c.child order by c.on_day desc, c.fact desc) = 1;

-- An address does not lapse through silence; an unconfirmed move away leaves it in doubt.
create or replace temp table residence_now as
with said as (
    select *, la_code = (select la_code from here) as inside from address
    where on_day <= {on} or child not in (select child from address where on_day <= {on})),
latest as (
    select child, arg_max(inside, (on_day, sighting)) as inside_now, bool_or(inside) as ever_inside,
           arg_max(sighting, (on_day, sighting)) as sighting, max(on_day) as since
    from said group by child),
unplaced as (
    select distinct s.child from sighting s join identity i on i.key = s.identity
    left join postcode_la p on p.postcode = i.postcode
    where i.postcode is not null and p.la_code is null),
believed as (
    select s.child, max(s.id) as sighting from sighting s join source o on o.code = s.source
    where o.speaks_of_residents group by s.child)
select c.child,
       case when l.inside_now then 'here'
            when l.child is not null and l.ever_inside then 'unknown'
            when l.child is not null then 'elsewhere'
            when u.child is not null then 'unknown'
            when b.child is not null then 'here'
            else 'unknown' end as code,
       coalesce(l.sighting, b.sighting) as sighting, l.since
from (select distinct child from sighting) c
left join latest l on l.child = c.child
left join unplaced u on u.child = c.child
left join believed b on b.child = c.child;

-- Somebody has said that nobody knows. A look-up proves nothing unless it looks at a day after the leaving.
create or replace temp table said_now as
with said as (
    select id, child, coalesce(true_from, said_on) as on_day from fact where kind = 'referral'
    union all
    select id, child, said_on from fact where kind = 'other_authority' and code = 'not_known'
    union all
    select f.id, f.child, f.said_on from fact f left join roll_now r on r.child = f.child
    where f.kind = 'lookup' and f.code = 'no' and f.true_from is not null
      and f.true_from >= coalesce(r.last_education, f.true_from))
select s.child, s.id as fact, s.on_day as since from said s left join last_start t on t.child = s.child
where s.on_day <= {on} and (t.on_day is null or s.on_day >= t.on_day)
qualify row_number() over (partition by s.child order by s.on_day desc, s.id desc) = 1;
