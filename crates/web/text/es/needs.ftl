# Ofertas y necesidades: sus condiciones, el tablero, una oferta o necesidad.
needs-category = ¿De qué se trata?
needs-choose = Elige, por favor
needs-quantity = ¿Cuántos?
needs-quantity-hint = Asientos, comidas, horas, sillas.
needs-quantity-wrong = Escribe un número del 1 al 500, por favor.
needs-often = ¿Cada cuánto?
needs-often-once = Una vez
needs-often-weekly = Cada semana
needs-often-monthly = Cada mes
needs-often-standing = Cuando haga falta
needs-urgency = ¿Para cuándo?
needs-urgency-today = Hoy
needs-urgency-week = Esta semana
needs-urgency-whenever = Cuando se pueda
needs-due = ¿Hay una fecha?
needs-due-hint = Déjalo vacío si cualquier día está bien.
needs-due-wrong = Escribe la fecha así: 2026-05-31, y que sea dentro de un año, por favor.
needs-area = ¿En qué zona?
needs-area-unsaid = No se dijo
needs-radius = ¿Hasta dónde irías?
needs-radius-any = A cualquier parte del barrio
needs-radius-steps =
    { $steps ->
        [0] Solo en esta zona
        [1] Hasta la zona de al lado
       *[other] Hasta { $steps } zonas más allá
    }
needs-remote-need = Se puede ayudar a distancia: por teléfono o por internet
needs-remote-offer = La distancia no importa: por teléfono o por internet
needs-wants-known = Solo alguien a quien el círculo conoce
needs-wants-known-hint = Alguien a quien una persona que organiza conoce en persona, o por quien responde.
needs-times = Horarios que quedan bien
needs-times-hint = Deja todas las casillas vacías si cualquier hora está bien.
needs-languages = Idiomas
needs-languages-hint-need = ¿Qué idiomas se entenderían?
needs-languages-hint-offer = ¿Qué idiomas hablas?
needs-languages-more = Más idiomas
needs-language-matters = Tiene que ser uno de estos idiomas
needs-title-need = { $category }: se necesita
needs-title-offer = { $category }: se ofrece
needs-back-to-board = Al tablero
needs-state-open = Abierto
needs-state-paused = En pausa
needs-state-matched = Acordado
needs-state-met = Cumplido
needs-state-withdrawn = Retirado
needs-state-expired = Vencido
needs-fact-quantity = Cuántos
needs-fact-promised = { $promised } ya prometido
needs-fact-area = Dónde
needs-fact-remote = se puede a distancia
needs-fact-wish = Deseo
needs-fact-said = Se dijo
needs-fact-changed = Se cambió
needs-fact-holds = ¿Sigue en pie?
needs-fact-asked = Preguntamos el { $moment }. Todavía sin respuesta.
needs-fact-asks = Preguntaremos el { $day }.
needs-change = Cambiar las condiciones
needs-whose = De quién es
needs-nameless = No dio su nombre
needs-channel-mail = Prefiere el correo electrónico
needs-channel-text = Prefiere un mensaje de texto
needs-channel-call = Prefiere una llamada
needs-channel-neighbor = Prefiere que le avise alguien del barrio
needs-channel-nobody = No desea mensajes
needs-through = Por medio de:
needs-note = En sus palabras
needs-note-none = No escribió nada más.
needs-look-hint = Los nombres y las notas quedan cerrados hasta que alguien los necesita. Si miras, queda anotado, y la persona puede ver que miraste.
needs-look = Mostrar quién es y su nota
needs-their-record = Su ficha
needs-turns = ¿Y ahora?
needs-turn-still = Sigue en pie
needs-turn-meet = Ya se cumplió
needs-turn-pause = Dejarlo en pausa
needs-turn-reopen = Abrirlo otra vez
needs-turn-withdraw = Retirarlo
needs-saved = Guardado.
needs-quantity-promised = Ya se prometió más que esto. Escribe un número mayor, por favor.
needs-note-hint = Lo que la otra persona debería saber. Solo lo lee quien lo abre a propósito.
needs-new-need = Algo nuevo que se necesita
needs-new-offer = Algo nuevo que se ofrece
board-title = Tablero
board-needs = Se necesita
board-offers = Se ofrece
board-words = Buscar con palabras
board-words-hint = viajes, rides, Old Mill
board-find = Buscar
board-narrow = Acotar
board-category = Tipo de ayuda
board-area = Zona
board-any = Cualquiera
board-state = Cómo está
board-show = Mostrar
board-unknown = Estas palabras no dicen nada aquí: { $words }. Busca tipos de ayuda y zonas. A las personas se las encuentra en su propia página.
board-understood = Se muestra: { $what }
board-undecided =
    { $count ->
        [one] A una se le pasó el tiempo y no pudimos preguntar si sigue en pie
       *[other] A { $count } se les pasó el tiempo y no pudimos preguntar si siguen en pie
    }
board-undecided-hint = No tenemos cómo preguntar, o la pregunta no llegó. Por favor, abre cada una y di si sigue en pie. Hasta entonces no le pasa nada.
board-side-need = se necesita
board-side-offer = se ofrece
board-count-need =
    { $count ->
        [0] Ninguna necesidad
        [one] 1 necesidad
       *[other] { $count } necesidades
    }
board-count-offer =
    { $count ->
        [0] Ninguna oferta
        [one] 1 oferta
       *[other] { $count } ofertas
    }
board-count-many = Más de { $count }
board-all = Mostrar todo
board-as-text = Como texto para un grupo
board-introduced =
    { $count ->
        [one] ya se conocen
       *[other] ya se conocen: { $count }
    }
board-asked =
    { $count ->
        [one] preguntando
       *[other] preguntando a { $count }
    }
board-suggested =
    { $count ->
        [one] 1 sugerencia
       *[other] { $count } sugerencias
    }
board-promised = { $promised } de { $of } prometido
board-still-asked = preguntamos si sigue en pie
board-age =
    { $days ->
        [0] desde hoy
        [one] desde ayer
       *[other] desde hace { $days } días
    }
board-first = Desde el principio
board-next = Mostrar más
board-quick = Anotar lo que alguien te cuenta
board-text = Texto para un grupo
board-text-hint = Sin nombres ni días: solo tipos de ayuda, zonas y semanas. Léelo, por favor, antes de enviarlo.
board-copy = Copiar
board-copied = Copiado
board-text-title-need = { $name }: lo que haría la vida más fácil
board-text-title-offer = { $name }: lo que los vecinos podrían compartir
board-text-week = en la semana del { $day }
board-text-more = y { $count } más
board-text-end-need = ¿Podrías ayudar con algo? Dilo aquí, son dos minutos:
board-text-end-offer = ¿Te vendría bien algo? Dilo aquí, son dos minutos:
