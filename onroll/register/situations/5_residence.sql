-- Where a child lives, and whether somebody has said that nobody knows.

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
