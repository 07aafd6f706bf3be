# Turnos: lo que vuelve, quién viene, reemplazar.
together-here = Lo que hacemos juntos
together-lead = Aquí cualquiera puede participar, mucho o poco, como le quede bien.
rota-title = Turnos
rota-lead = Ayuda que se repite: la parada del bus escolar, la sopa de los martes, llevar a alguien cada semana.
rota-none = Todavía no hay turnos.
rota-new = Crear un turno
rota-change = Cambiar este turno
rota-change-hint = Quien prometió una fecha la conserva. Si una fecha cambia, le preguntamos si todavía le queda bien.
rota-again =
    Dos vecinos se ayudaron { $count } veces: { $what }. ¿Hacemos un turno?
rota-again-make = Crear un turno
rota-again-not = No hace falta
rota-again-agreed = Les pregunté a los dos, y quien ayuda viene siempre
rota-again-agreed-hint = Déjalo vacío si todavía no preguntaste. Entonces le preguntamos por cada fecha y puede decir sí o no.
rota-when = { $rule }, a las { $clock }
rota-slot = { $begins }–{ $ends }
rota-every-day = Todos los días
rota-every-weeks =
    { $weeks ->
        [one] Cada semana: { $days }
       *[other] Cada { $weeks } semanas: { $days }
    }
rota-every-month-day = Cada mes, el día { $day }
rota-every-month-weekday = Cada mes, el { $nth } { $weekday }
rota-own-rule = Con una regla propia
rota-nth-first = primer
rota-nth-second = segundo
rota-nth-third = tercer
rota-nth-fourth = cuarto
rota-nth-fifth = quinto
rota-nth-last = último
rota-until-day = { $every }, hasta el { $day }
rota-until-times =
    { $times ->
        [one] { $every }, una vez
       *[other] { $every }, { $times } veces
    }
rota-state-running = sigue
rota-state-resting = en pausa
rota-state-ended = terminó
rota-turn-running = Que siga
rota-turn-resting = Ponerlo en pausa
rota-turn-ended = Terminarlo
rota-turns = Pausar o terminar
rota-turns-hint = En pausa: no se crean fechas nuevas y las que hay se quedan. Terminar: se cancelan todas las fechas que vienen y avisamos a todos.
rota-off = Cancelada
rota-off-hint = Avisamos a todos los que habían prometido venir.
rota-you = Tú
rota-somebody = Alguien
rota-missing =
    { $count ->
        [one] Falta una persona
       *[other] Faltan { $count } personas
    }
rota-covered = Completa
rota-where = Dónde:
rota-names-hidden = Los nombres los ven quienes ayudan aquí.
rota-dates = Próximas fechas
rota-dates-more =
    { $count ->
        [one] Una fecha más
       *[other] { $count } fechas más
    }
rota-dates-none = No hay fechas por delante.
rota-own = Tú y este turno
rota-stand = Venir siempre: { $role }
rota-stands = Vienes siempre: { $role }
rota-stand-down = Ya no siempre
rota-substitute = Yo podría reemplazar
rota-substitute-hint = Cuando alguien no puede venir, te preguntamos primero. Siempre puedes decir que no.
rota-is-substitute = Podrías reemplazar a alguien.
rota-relies = Cuento con esto
rota-relies-hint = Te avisamos cuando una fecha cambia o no está cubierta.
rota-is-relying = Cuentas con esto.
rota-not-any-more = Ya no
rota-calendar = Fechas en mi calendario
rota-sheet = Una semana en papel
rota-away = No voy a estar
rota-organize = Para quienes organizan
rota-load = Quién lleva cuánto
rota-load-who = Quién
rota-load-came = Vino, últimas 8 semanas
rota-load-promised = Prometió, próximas 8 semanas
rota-load-none = Nadie vino ni prometió todavía.
rota-gaps = Fechas en las que falta alguien
rota-gaps-count =
    { $count ->
        [one] En una fecha falta alguien
       *[other] En { $count } fechas falta alguien
    }
rota-gaps-none = Cada fecha del próximo mes tiene todo lo que necesita.
rota-gaps-lead = El próximo mes. Abre una fecha para ver si te queda bien.
rota-leaving-count =
    { $count ->
        [one] Una persona pide que la reemplacen
       *[other] { $count } personas piden que las reemplacen
    }
rota-search-short = { $asked } con pregunta, buscamos desde { $since }
rota-week-before = La semana anterior
rota-week-after = La semana siguiente
rota-week-of = La semana desde el { $day }
rota-sheet-none = Esta semana no hay fechas.
rota-sheet-as-of = Al { $at }. El papel no se entera de los cambios.
rota-free-next = Estas fechas tienen lugar:
rota-uncovered = Por ahora no está cubierta. Por favor no cuentes con ella.
rota-started-at = Empezó: { $at }
rota-arrived-at = Todos llegaron: { $at }
rota-tap-started = Ya empezó
rota-tap-arrived = Ya llegaron todos
rota-places = Hacen falta { $least }, hay lugar para { $most }
rota-nobody-yet = Nadie todavía.
rota-new-here = Es nuevo aquí
rota-came = Vino
rota-absent = No vino
rota-leaving = No puede venir. Buscamos a alguien; hasta entonces sigue siendo su turno.
rota-leaving-you = No puedes venir. Buscamos a alguien; hasta entonces sigue siendo tu turno.
rota-can = Sí puedo venir
rota-cannot = No puedo
rota-they-can = Sí puede venir
rota-they-cannot = No puede
rota-join = Yo voy
rota-lack-helpers =
    { $count ->
        [one] Falta una persona: { $role }
       *[other] Faltan { $count } personas: { $role }
    }
rota-lack-known =
    { $count ->
        [one] Falta una persona que el círculo conozca bien
       *[other] Faltan { $count } personas que el círculo conozca bien
    }
rota-lack-children =
    { $count ->
        [one] Falta una persona para tantos niños
       *[other] Faltan { $count } personas para tantos niños
    }
rota-stage-substitutes = Preguntamos a quienes dijeron que podrían reemplazar
rota-stage-everyone = Preguntamos a todos los que quizá puedan
rota-stage-urgent = Urgente: preguntamos a muchos a la vez
rota-stage-last-hour = Es muy tarde para preguntar por mensaje
rota-stage-over = Terminó
rota-search-since = Buscamos desde el { $at }
rota-search-asked =
    { $count ->
        [one] A una persona le preguntamos y no ha respondido
       *[other] A { $count } personas les preguntamos y no han respondido
    }
rota-search-silent =
    { $count ->
        [one] una no respondió a tiempo
       *[other] { $count } no respondieron a tiempo
    }
rota-search-no =
    { $count ->
        [one] una dijo que no
       *[other] { $count } dijeron que no
    }
rota-said-yes-button = Dijo que sí
rota-said-no-button = Dijo que no
rota-put = Anotar a alguien
rota-put-hint = Para quien te avisó. Después de la fecha: para quien vino.
rota-move = Mover esta fecha
rota-move-hint = Todos conservan su lugar y les preguntamos si la nueva hora les queda bien.
rota-day = Día
rota-clock = Hora
rota-call-off = Cancelar esta fecha
rota-call-off-hint = Avisamos enseguida a quienes prometieron venir y a quienes cuentan con ella.
rota-asked-title = ¿Podrías reemplazar a alguien?
rota-asked-yours = El lugar es tuyo
rota-asked-over = Esto ya está resuelto
rota-asked-hint = Sí y no están bien los dos. Los demás de este turno verán tu nombre de pila.
rota-asked-yes = Sí, yo voy
rota-asked-no = Esta vez no
rota-asked-thanks = Gracias. Te lo recordamos antes de que empiece. Si pasa algo, abre este enlace y avísanos.
rota-asked-over-hint = Gracias por responder. No hay nada más que hacer.
rota-mine = Fechas que prometiste
rota-mine-asked = ¿Podrías reemplazar a alguien?
rota-away-lead = Avísanos una sola vez. Buscamos a alguien para cada fecha de esos días, y no te preguntamos por ninguna.
rota-away-from = Primer día
rota-away-to = Último día
rota-away-go = Esos días no voy a estar
rota-away-list = No vas a estar
rota-away-stretch = { $from } a { $to }
rota-away-back = Sí voy a estar
rota-away-back-hint = Las fechas que se abrieron para otros se quedan así, hasta que digas en cada una que puedes venir.
rota-wrong-order = El último día no debe ser anterior al primero, ni a hoy.
rota-wrong-long = Por favor, como máximo un año por vez.
rota-wrong-clock = Por favor escribe la hora así: 07:45.
rota-wrong-days = Por favor escribe los días así: 2026-05-31, con espacios entre ellos.
rota-wrong-rule = No pudimos leer esta regla.
rota-wrong-weekdays = Por favor elige al menos un día de la semana.
rota-wrong-role = Por favor revisa los números: al menos un lugar, y que no hagan falta más de los que caben.
rota-wrong-role-name = Un lugar que está en uso necesita un nombre.
rota-wrong-roles = Por favor di quién hace falta: al menos una línea.
rota-calendar-name = Mis fechas, { $community }
rota-calendar-mine = Todas las fechas que prometiste, en el calendario de tu teléfono o computadora.
rota-calendar-series = Todas las fechas de { $name }, en el calendario de tu teléfono o computadora.
rota-calendar-hint = Muchos calendarios miran solo una vez al día. Si una fecha se cancela, te escribimos; no esperes al calendario.
rota-calendar-how = En tu calendario elige "agregar por dirección" o "suscribirse" y pon esta dirección. Es solo tuya: quien la tiene ve estas fechas.
rota-calendar-make = Crear la dirección
rota-calendar-renew = Crear una dirección nueva
rota-calendar-renew-hint = Si otra persona la consiguió: con una nueva, la anterior ya no sirve.
rota-calendar-missing =
    { $count ->
        [one] { $name } (falta una persona)
       *[other] { $name } (faltan { $count } personas)
    }
rota-said-made = Tu turno está listo. Ya hay fechas para las próximas ocho semanas.
rota-said-saved = Guardado.
rota-said-asked = Guardado. A quienes prometieron una fecha que cambió les preguntamos si les queda bien.
rota-said-stand = Gracias. Tienes un lugar en cada fecha donde lo había.
rota-said-stand-down = Ya no vienes siempre. Las fechas que prometiste siguen siendo tuyas hasta que digas otra cosa.
rota-said-joined = Gracias. Tienes un lugar. Te lo recordamos antes de que empiece.
rota-said-put = Anotado.
rota-said-cannot = Gracias por avisar. Buscamos a alguien. Hasta que aparezca, sigue siendo tu turno.
rota-said-can = Bien. Tienes tu lugar de nuevo.
rota-said-off = Cancelada. Avisamos a todos.
rota-said-moved = Movida. Preguntamos a todos si todavía les queda bien.
rota-said-tapped = Gracias. Queda anotado.
rota-said-yours = Gracias. El lugar es tuyo.
rota-said-taken = Alguien llegó antes. Gracias por estar dispuesto.
rota-said-declined = Está bien. Preguntamos a otra persona.
rota-said-away = Anotado. Para cada fecha de esos días buscamos a alguien.
rota-said-back = Qué bueno que vuelves.
rota-said-calendar = La dirección está lista.
rota-name = ¿Cómo se llama?
rota-name-hint = Lo leen todos aquí. Por favor no nombres a nadie.
rota-place = Dónde hay que estar
rota-place-hint = Solo lo leen quienes ayudan, cuentan con esto u organizan.
rota-any = Sin decir
rota-category-hint = Cuando queda un lugar libre, podemos preguntar a quien ofrece este tipo de ayuda.
rota-form-when = ¿Cuándo?
rota-first = Primer día
rota-minutes = ¿Cuántos minutos dura?
rota-how-often = ¿Cada cuánto?
rota-pick-weeks = En días de la semana
rota-weeks = ¿Cada cuántas semanas?
rota-weeks-hint = 1 es cada semana.
rota-pick-month-day = Cada mes el mismo día, como el 14
rota-month-day = Día del mes
rota-pick-month-weekday = Cada mes el mismo día de la semana, como el segundo martes
rota-which = ¿Cuál?
rota-weekday = Día de la semana
rota-pick-rule = Con una regla en idioma de calendario
rota-rule = Regla
rota-rule-hint = Como la escriben otros programas (RRULE), por ejemplo FREQ=WEEKLY;BYDAY=TU,TH
rota-until = ¿Hasta cuándo?
rota-until-open = Hasta que lo terminemos
rota-until-pick-day = Hasta un día
rota-until-pick-times = Un número de veces
rota-times = ¿Cuántas veces?
rota-exceptions = Días de más y días sin turno
rota-extra = También estos días
rota-except = Estos días no
rota-days-hint = Por ejemplo 2026-05-31 2026-06-02
rota-who = ¿Quién hace falta?
rota-who-hint = Una línea por cada tipo de lugar: quien maneja, quien cocina, quien está en la puerta. Las líneas vacías no cuentan.
rota-role = Lugar { $n }
rota-role-name = Cómo se llama
rota-role-least = Hacen falta
rota-role-most = Lugar para
rota-role-new = Guardados para gente nueva
rota-conditions = Más condiciones
rota-known = ¿Cuántas deben ser personas que el círculo conoce bien?
rota-known-hint = Solo cuentan las personas que alguien que organiza marcó como conocidas.
rota-children = ¿Cuántos niños vienen?
rota-children-each = ¿Una persona por cuántos niños?
rota-taps = Quienes ayudan avisan cuando empieza y cuando llegaron todos
rota-taps-hint = Si un aviso falta por diez minutos, se lo decimos a quienes organizan y a quienes cuentan con esto.
