-- Education otherwise than at school: home education, EOTAS, and exclusion without provision.
-- Each ends when a later enrolment starts, and does not come back when that ends.

-- A later word that it ended ends it, though that word repeats nothing else.
create or replace temp table said_ended as
select id, child, kind, true_from, true_until, learned_at, detail from fact
where kind in ('home_education', 'eotas') and true_until is not null;

create or replace temp table home_now as
select f.child, f.id as fact, coalesce(f.true_from, f.said_on) as since,
       case when f.said_on is null or f.said_on <= {on} then f.code else 'pending' end as finding
from fact f left join last_start s on s.child = f.child
where f.kind = 'home_education' and coalesce(f.true_from, f.said_on) <= {on}
  and (s.on_day is null or s.on_day <= coalesce(f.true_from, f.said_on))
qualify row_number() over (partition by f.child
    order by coalesce(f.said_on, f.true_from) <= {on} desc, coalesce(f.said_on, f.true_from) desc, f.learned_at desc, f.id desc) = 1
    and (f.true_until is null or f.true_until > {on})
    and not exists (
        select 1 from said_ended e where e.kind = f.kind and e.child = f.child and e.true_until <= {on}
                    and e.true_until >= coalesce(f.true_from, f.said_on) and (e.learned_at, e.id) > (f.learned_at, f.id));

create or replace temp table provision_now as
with arranged as (
    select child, id as fact, true_from as since, true_until, 'arranged_by_the_authority' as code
    from fact f where kind = 'eotas' and true_from <= {on} and (true_until is null or true_until > {on})
      and not exists (select 1 from said_ended e where e.kind = f.kind and e.child = f.child and e.true_until <= {on}
                      and e.true_until >= f.true_from and coalesce(e.true_from, f.true_from) = f.true_from
                      and coalesce(e.detail, f.detail, '') = coalesce(f.detail, e.detail, '')
                      and (e.learned_at, e.id) > (f.learned_at, f.id))
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
