-- Education otherwise than at school: home education, EOTAS, and exclusion without provision.
-- Each ends when a later enrolment starts, and does not come back when that ends.

create or replace temp table home_now as
select f.child, f.id as fact, coalesce(f.true_from, f.said_on) as since,
       case when f.said_on is null or f.said_on <= {on} then f.code else 'pending' end as finding
from fact f left join last_start s on s.child = f.child
where f.kind = 'home_education' and coalesce(f.true_from, f.said_on) <= {on}
  and (s.on_day is null or s.on_day <= coalesce(f.true_from, f.said_on))
qualify row_number() over (partition by f.child
    order by coalesce(f.said_on, f.true_from) <= {on} desc, coalesce(f.said_on, f.true_from) desc, f.learned_at desc, f.id desc) = 1
    and (f.true_until is null or f.true_until > {on});

create or replace temp table provision_now as
with arranged as (
    select child, id as fact, true_from as since, true_until, 'arranged_by_the_authority' as code
    from fact where kind = 'eotas' and true_from <= {on} and (true_until is null or true_until > {on})
    union all
    select child, id, try_cast(place as date), null, 'arranged_by_the_authority'
    from fact where kind = 'exclusion' and code = 'PERM' and true_from <= {on} and try_cast(place as date) <= {on}),
excluded as (
    select child, id as fact, true_from as since, null as true_until, 'excluded_without_provision' as code
    from fact where kind = 'exclusion' and code = 'PERM' and true_from <= {on}
    union all
    select child, id, on_day, null, 'excluded_without_provision' from leaving where ground = 'o' and on_day <= {on})
select p.child, p.fact, p.since, p.code
from (select * from arranged union all select * from excluded) p
left join last_start s on s.child = p.child
where s.on_day is null or s.on_day <= p.since
qualify row_number() over (partition by p.child
    order by p.code = 'arranged_by_the_authority' desc, p.since desc, p.fact desc) = 1;
