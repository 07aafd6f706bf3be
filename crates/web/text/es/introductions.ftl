# Introductions: the organizer's day, answering, and what the two see.
because-remote = la distancia no importa
because-same-area = en la misma zona: { $area }
because-languages = las dos personas hablan { $languages }
because-known = el círculo la conoce
because-helped-least = es quien menos ha ayudado este mes
because-aside-times = alguien que organiza dejó de lado los horarios
because-aside-language = alguien que organiza dejó de lado el idioma
because-aside-area = alguien que organiza dejó de lado la distancia
because-aside-known = alguien que organiza responde por esta persona
because-offers-it = ofrece justo esto
why-nobody = Nadie ofrece esto todavía.
why-none-times = nadie en esos horarios
why-none-at = nadie en los horarios en que hace falta ({ $times })
why-none-language = nadie en ese idioma
why-none-area = nadie lo bastante cerca
why-none-known = nadie a quien el círculo conozca
why-some-times = { $people } no en esos horarios
why-some-at = { $people } no en los horarios en que hace falta ({ $times })
why-some-language = { $people } no en ese idioma
why-some-area = { $people } demasiado lejos
why-some-known = { $people } sin que el círculo las conozca
why-used-up = { $people } ya con otras necesidades
match-what-where = { $what } en { $area }
match-asked-first = preguntando a quien ayuda
match-asked-second = preguntando a quien lo necesita
urgency-today = hoy
urgency-week = esta semana
urgency-whenever = cuando se pueda
state-open = abierto
state-paused = en pausa
state-matched = acordado
state-met = hecho
state-withdrawn = retirado
state-expired = vencido
today-title = Hoy
today-plan = Buscar quién puede ayudar a quién
today-planned = Listo. Estas son las mejores ideas por ahora.
today-planned-at = Última búsqueda: { $at }
today-suggested = Sugerencias ({ $count })
today-suggested-none = No hay nada nuevo que ver.
today-ask = Sí, preguntarles
today-ask-all = Preguntar por todas ({ $count })
today-skip = A estas dos no
today-asked = Ya estamos preguntando.
today-skipped = Bien. No volveremos a sugerir a estas dos para esto.
today-waiting = Esperando respuesta ({ $count })
today-waiting-none = Ahora no se pregunta a nadie.
today-since = desde el { $at }
today-until = se pregunta a la siguiente persona el { $at }
today-next = Preguntar ya a otra persona
today-met = Ya se conocen ({ $count })
today-met-none = Nadie todavía.
today-open = Todavía sin nadie
today-open-hint = Lo que falta dice a quién preguntar en la calle.
today-open-more = y { $count } más
answer-title = Tú y alguien del barrio
answer-title-asked = Una pregunta para ti
answer-helper = A alguien cerca de ti le vendría bien esto. ¿Podrías ayudar?
answer-needer = Alguien podría ayudarte con esto. ¿Podemos presentarlos?
answer-over = Esto ya cambió
answer-introduced = Ya se conocen
answer-met = Funcionó
answer-waiting = Gracias. Ahora preguntamos a la otra persona.
answer-waiting-hint = No se ha mostrado nada sobre ti. Todavía puedes retirar tu sí.
answer-what = Qué
answer-where = Dónde
answer-when = Cuándo
answer-languages = Idiomas
answer-why = Por qué ustedes
answer-call = Llamar
answer-relay = Prefiere no mostrar un número. Alguien que organiza pasa los mensajes.
answer-show = Si dices que sí, ¿qué podemos mostrar?
answer-show-hint = Tu nombre de pila y solo lo que marques aquí. Se muestra solo después de que las dos personas digan que sí.
answer-show-phone = Mi teléfono: { $phone }
answer-show-mail = Mi correo: { $mail }
answer-show-none = También está bien no marcar nada: entonces alguien que organiza pasa los mensajes.
answer-yes = Sí, con gusto
answer-no = Esta vez no
answer-never = Por favor, no me pregunten más por esto
answer-until = Si no sabemos nada antes del { $at }, preguntamos a otra persona. También está bien.
answer-back = Retirar mi sí
answer-did-it-work = ¿Funcionó?
answer-worked = Sí, funcionó
answer-not-yet = Todavía no, pero va a funcionar
answer-did-not = No, no funcionó
answer-thanks = Dar las gracias
answer-thanks-sent = Ya se dieron las gracias.
answer-trouble = Algo no está bien
answer-report-label = ¿Qué pasó?
answer-report-hint = Solo lo leen quienes organizan.
answer-report = Avisar a quienes organizan
answer-block-hint = Nunca más te sugeriremos a esta persona, ni a ti a ella. No se le dice.
answer-block = Nunca más con esta persona
answer-noted = Gracias. Lo anotamos.
answer-yes-noted = Gracias. Anotamos tu sí.
answer-no-noted = Está bien. Gracias por avisar.
answer-never-noted = No te preguntaremos más por esto. Gracias por avisar.
answer-back-noted = Retiramos tu sí. No se mostró nada.
answer-thanks-noted = Tu agradecimiento va en camino.
answer-report-noted = Gracias. Alguien que organiza lo verá.
answer-block-noted = Listo. Ya no te sugeriremos a esta persona, ni a ti a ella.
still-title = ¿Sigue en pie?
still-need = ¿Todavía necesitas esto: { $what }?
still-offer = ¿Todavía ofreces esto: { $what }?
still-state = Ahora: { $state }
still-yes = Sí, sigue en pie
still-pause = Dejarlo en pausa por ahora
still-met = Ya está resuelto
still-withdraw = Retirarlo
because-steps = { $steps ->
    [one] a una zona de distancia
   *[other] a { $steps } zonas de distancia
}
why-people = { $people ->
    [one] Una persona ofrece esto
   *[other] { $people } personas ofrecen esto
}
match-introduced = ya se conocen
pair-title-need = Quién podría ayudar
pair-title-offer = A quién podría ayudar esto
pair-offer = Una oferta, zona sin indicar
pair-offer-in = Una oferta en { $area }
pair-need = Una necesidad, zona sin indicar
pair-need-in = Una necesidad en { $area }
pair-by-hand = Se juntaron a mano.
pair-by-hand-name = { $name } las juntó a mano.
pair-none-resting = Ahora no se busca nada: quien lo necesita está en pausa, no se puede contactar o no quiere que le pregunten por esto.
pair-none-needs = Ahora nadie necesita justo esto.
pair-none-closed = No hay nada en marcha ni se busca, porque esto no está abierto.
together-open = { $count ->
    [one] Juntar a mano ({ $count } casi encaja)
   *[other] Juntar a mano ({ $count } casi encajan)
}
together-none = Tampoco hay nadie que casi encaje.
together-title = Juntar a dos a mano
together-lead-need = Estas ofertas encajarían si dejas algo de lado. Quizá tú sepas más: un horario se puede mover, alguien del barrio puede traducir.
together-lead-offer = Estas necesidades encajarían si dejas algo de lado. Quizá tú sepas más: un horario se puede mover, alguien del barrio puede traducir.
together-safe = Lo que protege a las personas no se puede dejar de lado; por eso no están todas.
together-nobody = Ahora no hay nadie que casi encaje.
together-choose = Ver a estas dos
together-sure = ¿Juntar a estas dos?
together-with = Con
together-for = Por qué sí
together-sets-aside = Dejas esto de lado:
together-aside-times = Ningún horario de la semana les queda bien a las dos.
together-aside-language = No hablan un mismo idioma, y se pidió.
together-aside-area = Está más lejos de lo que irían.
together-aside-known = Se pidió a alguien conocido, y el círculo no conoce a esta persona.
together-noted = Queda anotado que lo hiciste tú, y la página lo dice. A las dos se les pregunta igual, y cualquiera puede decir que no.
together-ask = Juntar y preguntar
together-keep = Juntar y preguntar después
together-done = Ya están juntas. Todavía no se preguntó a nadie.
on-behalf-open = Anotar su respuesta
on-behalf-title = Anotar una respuesta
on-behalf-title-name = ¿Qué dice { $name }?
on-behalf-why = Por qué estas dos
on-behalf-show = Si dice que sí, ¿qué se puede mostrar?
on-behalf-show-hint = Pregúntale. El nombre de pila siempre se muestra; sin marcar nada, tú pasas los mensajes.
on-behalf-phone = Su teléfono: { $phone }
on-behalf-mail = Su correo: { $mail }
on-behalf-yes = Dice que sí
on-behalf-no = Esta vez no
on-behalf-never = No quiere que le pregunten más por esto
on-behalf-hint = Anota solo lo que esa persona te dijo. Su página dice que lo anotaste tú.
on-behalf-noted = Gracias. Su respuesta quedó anotada.
today-problems =
    { $count ->
        [one] Hay un aviso de un problema
       *[other] Hay { $count } avisos de problemas
    }
today-gaps =
    { $count ->
        [one] Esta semana falta alguien en una fecha de turno
       *[other] Esta semana falta alguien en { $count } fechas de turno
    }
today-to-tell =
    { $count ->
        [one] Un mensaje para decir por teléfono o en persona
       *[other] { $count } mensajes para decir por teléfono o en persona
    }
today-undelivered =
    { $count ->
        [one] Un mensaje no llegó
       *[other] { $count } mensajes no llegaron
    }
today-relay = Mensajes para pasar ({ $count })
today-relay-hint = Estas personas ya se conocen y una no muestra su número. Cuentan contigo.
relay-open = Ver quiénes son
relay-title = Mensajes para pasar
relay-title-two = { $helper } y { $needer }
relay-hint = Queda anotado que miraste, y las dos personas pueden leerlo. No des nunca un número que alguien no quiso mostrar.
relay-side-offer = ayuda
relay-side-need = lo necesita
relay-hides = no muestra su contacto
relay-words = Un mensaje para { $name }
relay-words-hint = Como máximo { $limit } caracteres. Sale por el medio que prefiere, y dice que viene a través de ti.
relay-words-missing = Escribe unas palabras, no demasiadas.
relay-send = Enviar a { $name }
relay-sent = Tu mensaje va en camino.
relay-done = Ya no queda nada que pasar
relay-done-hint = Cuando ya se arreglan solas, o esto terminó.
relay-done-noted = Gracias por pasar los mensajes.
relay-is-done = Marcado como terminado.
report-list = Problemas que nos avisaron
report-list-hint = Aquí no aparece ningún nombre. Al abrir uno se ve quién escribió y qué, y queda anotado.
report-none = Ahora no hay problemas.
report-closed = Cerrados
report-is-new = nuevo
report-is-seen = leído
report-is-closed = cerrado
report-did-talked = ya se habló
report-did-blocked = ya no se sugieren
report-did-let-go = se terminó
report-open = Leerlo
report-about = Sobre: { $what }
report-about-unknown = Algo que ya no está
report-who = Quién avisó
report-said = Lo que escribió
report-said-nothing = No escribió nada. Por favor, llámale.
report-forgotten = Olvidamos a quien avisó, y también sus palabras.
report-other = La otra persona
report-other-hint = Quién es está en su ficha. Mirar ahí también queda anotado.
report-what-now = ¿Y ahora?
report-talked = Ya hablé con las dos
report-talked-noted = Anotado.
report-let-go = Terminar lo que hay entre las dos
report-let-go-hint = Ya no ven el contacto de la otra persona, y la necesidad busca a alguien más. La otra persona se entera de que ya no sigue, no de por qué.
report-let-go-noted = Se terminó lo que había entre las dos.
report-block = No volver a sugerir a estas dos
report-block-hint = Como si lo hubiera pedido quien avisó. A la otra persona no se le dice.
report-block-noted = No se volverá a sugerir a estas dos.
report-more-hint = Más, si hace falta:
report-gone = Marcar en su ficha que la otra persona se fue
report-erase-reporter = Borrar a quien avisó, si lo pide
report-erase-other = Borrar a la otra persona
report-close = Cerrarlo
report-close-note = En qué quedó
report-close-hint = Quien avisó puede leer esto en su página. Nadie más, salvo quienes organizan.
report-close-noted = Cerrado. Gracias por ocuparte.
report-closing = En qué quedó
answer-thanks-came = Te da las gracias.
answer-reported = Avisaste de un problema a quienes organizan: { $at }
answer-report-is-new = todavía sin leer
answer-report-is-seen = alguien que organiza se ocupa
answer-report-is-closed = atendido
answer-by-organizer = Alguien que organiza anotó esta respuesta por ti, tal como la dijiste.
answer-by-name = { $name }, que organiza, anotó esta respuesta por ti, tal como la dijiste.
today-elsewhere = Más listas
answer-pass-label = Un mensaje para pasar
answer-pass-hint = Alguien que organiza lo lee y lo pasa. Como máximo { $limit } caracteres.
answer-pass = Pedir que lo pasen
answer-pass-noted = Gracias. Alguien que organiza lo pasará.
