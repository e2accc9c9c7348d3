-- Confirmed moves and closures: they hold only while nothing later places the child here.

create or replace temp table address as
select s.child, s.id as sighting, coalesce(s.said_on, s.learned_on) as on_day, p.la_code
from sighting s join identity i on i.key = s.identity
join postcode_la p on p.postcode = i.postcode
where p.la_code is not null;

create or replace temp table presence as
select f.child, f.sighting, greatest(coalesce(f.true_from, f.said_on), coalesce(f.said_on, f.true_from)) as on_day
from fact f left join address a on a.sighting = f.sighting
where f.kind in ('enrolment', 'joining', 'roll_check', 'application', 'home_education', 'health', 'early_years', 'seen',
                 'housing_move', 'police_notice', 'referral', 'exclusion', 'absence', 'eotas')
  and not (f.kind = 'roll_check' and coalesce(f.code, '') <> 'on_roll')
  and not (f.kind = 'health' and f.true_until is not null)
  and coalesce(a.la_code, (select la_code from here)) = (select la_code from here)
  and coalesce(f.true_from, f.said_on) is not null;

create or replace temp table closed as
select child, id as fact, sighting, learned_at, true_from as on_day,
       case code when 'failed_to_track' then 'failed_to_track' when 'abroad_confirmed' then 'confirmed_abroad'
                 when 'other_la_confirmed' then 'confirmed_elsewhere' end as code
from fact where kind = 'closure' and true_from <= {on}
union all
select child, id, sighting, learned_at, said_on, 'confirmed_elsewhere'
from fact where kind = 'other_authority' and code in ('known', 'enrolled', 'not_known') and said_on <= {on}
qualify row_number() over (partition by child, place order by said_on desc, learned_at desc, id desc) = 1
    and code <> 'not_known';

create or replace temp table closing_now as
select c.child, c.fact, c.on_day, c.code from closed c
where c.code is not null
  and not exists (select 1 from presence p where p.child = c.child and p.on_day > c.on_day and p.on_day <= {on})
qualify row_number() over (partition by c.child order by c.on_day desc, c.fact desc) = 1;
