-- Exhibits that name one package: whoever is sent one is sent the other. Both ways round.
create table joined (root uuid not null, other uuid not null, primary key (root, other));
