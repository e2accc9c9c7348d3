-- What each source last said of each child who is not sealed: to hold one source beside another.
-- shown: the sources that may be shown, and which of three lists each belongs to.

create or replace temp table row_said as
select s.id, s.child, s.source, sh.list, s.said_on, s.learned_on, i.dob, i.postcode,
       i.upn is null and i.nhs_number is null as bare
from sighting s join identity i on i.key = s.identity join shown sh on sh.code = s.source
where s.child not in (select child from restricted);

create or replace temp table in_list as
select distinct child, list from row_said;

create or replace temp table last_said as
select child, source, 'dob' as what, cast(arg_max(dob, (learned_on, id)) as varchar) as value
from row_said where dob is not null group by child, source
union all
select child, source, 'postcode', arg_max(postcode, (coalesce(said_on, learned_on), id))
from row_said where postcode is not null group by child, source
union all
select f.child, f.source, 'school', arg_max(f.school, (f.said_on, f.id))
from fact f join shown sh on sh.code = f.source
where f.kind = 'enrolment' and f.school is not null and f.said_on is not null
  and f.child not in (select child from restricted)
group by f.child, f.source;

create or replace temp table agreement as
select a.what, a.source as one, b.source as other, count(*) as shared, count(*) filter (a.value = b.value) as agree
from last_said a join last_said b on b.child = a.child and b.what = a.what and a.source < b.source
group by a.what, a.source, b.source;
