-- Who each child is, for reading: the latest value anybody gave. And the reasons to hurry, and who saw them last.

create or replace temp table person as
select s.child,
       arg_max(i.surname, (s.learned_on, s.id)) filter (where i.surname is not null) as surname,
       arg_max(i.forename, (s.learned_on, s.id)) filter (where i.forename is not null) as forename,
       arg_max(i.full_name, (s.learned_on, s.id)) filter (where i.full_name is not null) as full_name,
       arg_max(i.sex, (s.learned_on, s.id)) filter (where i.sex is not null) as sex,
       arg_max(i.upn, (s.learned_on, s.id)) filter (where i.upn is not null) as upn,
       arg_max(i.postcode, (coalesce(s.said_on, s.learned_on), s.id)) filter (where i.postcode is not null) as postcode,
       arg_max(i.address1, (coalesce(s.said_on, s.learned_on), s.id)) filter (where i.address1 is not null) as address1,
       arg_max(coalesce(i.parent1_phone, i.parent2_phone), (s.learned_on, s.id))
           filter (where coalesce(i.parent1_phone, i.parent2_phone) is not null) as phone,
       arg_max(s.source, (s.learned_on, s.id)) as last_source,
       max(coalesce(s.said_on, s.learned_on)) as last_word
from sighting s join identity i on i.key = s.identity
group by s.child;

-- The latest snapshot of a list of plans is the list: a child no longer on it no longer has the plan.
create or replace temp table latest_list as
select kind, max(said_on) as on_day from fact
where kind in ('social_care', 'looked_after') and said_on <= {on} group by kind;

create or replace temp table flagged as
select f.child, f.kind, coalesce(f.code, '') as value
from fact f left join latest_list l on l.kind = f.kind
where f.kind in ('social_care', 'looked_after', 'youth_justice', 'send_plan')
  and coalesce(f.true_from, f.said_on) <= {on} and (f.true_until is null or f.true_until > {on})
  and (l.kind is null or f.said_on is null or f.said_on = l.on_day)
union
select child, 'police_notice', '' from fact
where kind = 'police_notice' and true_from <= {on} and true_from > {police_from}
union
select child, 'police_watch', '' from fact
where kind = 'police_notice' and true_from <= {on} and true_from > {police_from}
group by child having count(distinct (true_from, coalesce(ref, ''))) >= {police_times}::integer
union
select child, 'referral', code from fact where kind = 'referral' and code = 'yes' and true_from <= {on};

create or replace temp table seen_by_somebody as
select child, max(on_day) as on_day from (
    select child, said_on as on_day from fact where kind in ('enrolment', 'early_years') and (true_until is null or true_until > said_on)
    union all
    select child, true_from from fact where kind in ('joining', 'health', 'police_notice', 'exclusion')
    union all
    select child, try_cast(ref as date) from fact where kind = 'referral')
where on_day <= {on} group by child;

create or replace temp table said_by as
select f.id as fact, f.source, coalesce(f.said_on, s.learned_on) as source_date
from fact f join sighting s on s.id = f.sighting;
