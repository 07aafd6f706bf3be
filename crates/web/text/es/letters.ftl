# The letters: what the program writes to people. Subjects name nobody and nothing.
letter-hello = Hola:
letter-hello-name = Hola, { $name }:
letter-foot = { $community }, tu barrio
letter-stop = No recibir más cartas como esta
letter-by-relay = por medio de alguien que organiza y pasa los mensajes
letter-welcome-subject = Tu página en el barrio
letter-welcome =
    Gracias por tu respuesta.
    Este enlace es tu propia página. Ahí puedes cambiar lo que dijiste, hacer una pausa o borrar todo. Guárdalo solo para ti.
letter-welcome-button = Abrir mi página
letter-welcome-short = { $community }: gracias. Tu página, para cambiar o borrar todo: { $link }
letter-sign-in-subject = Tu código para entrar
letter-sign-in =
    Tu código es { $code }
    O toca el enlace. Los dos sirven durante un cuarto de hora. Si no lo pediste, no hagas nada.
letter-sign-in-button = Entrar
letter-sign-in-short = Tu código: { $code } (sirve 15 minutos). O: { $link }
letter-ask-helper-subject = Una pregunta de tu barrio
letter-ask-helper =
    A alguien cerca de ti le vendría bien esto: { $what }
    Cuándo: { $when }
    ¿Podrías ayudar? Sí, no y más tarde: todo está bien. No se muestra nada sobre ti hasta que las dos personas digan que sí.
    Si no sabemos nada antes del { $until }, preguntamos a otra persona.
letter-ask-helper-button = Responder
letter-ask-helper-short = { $community }: a alguien cerca le vendría bien: { $what }, { $when }. ¿Podrías ayudar? SI le muestra tu nombre y este número cuando también acepte. NO, o NUNCA para esto. { $link } ALTO termina estos mensajes.
letter-ask-needer-subject = Buenas noticias de tu barrio
letter-ask-needer =
    Alguien podría ayudarte con esto: { $what }
    ¿Podemos presentarlos? Solo se muestra lo que tú elijas, y solo si dices que sí.
    Si no sabemos nada antes del { $until }, lo dejamos y seguimos buscando.
letter-ask-needer-button = Responder
letter-ask-needer-short = { $community }: alguien podría ayudarte con: { $what }. ¿Los presentamos? SI le muestra tu nombre y este número. NO también está bien. { $link }
letter-introduced-subject = Ya se conocen
letter-introduced =
    Las dos personas dijeron que sí. Te presentamos a { $name }.
    Cómo contactar a { $name }: { $reach }
    Se trata de: { $what }, { $when }
letter-introduced-button = Verlo en tu página
letter-introduced-short = { $community }: las dos personas dijeron que sí. { $name }: { $reach }. Se trata de: { $what }, { $when }. { $link }
letter-did-it-work-subject = ¿Funcionó?
letter-did-it-work =
    Hace un tiempo te presentamos a alguien del barrio: { $what }
    ¿Funcionó? Basta con un toque.
letter-did-it-work-button = Contarnos
letter-did-it-work-short = { $community }: { $what }. ¿Funcionó? SI o NO, o: { $link }
letter-still-holds-subject = ¿Sigue en pie?
letter-still-holds =
    { $side ->
        [offer] Hace un tiempo ofreciste: { $what }
       *[need] Hace un tiempo dijiste que esto te haría la vida más fácil: { $what }
    }
    ¿Sigue en pie? Si no sabemos nada antes del { $until }, lo dejamos en pausa.
letter-still-holds-button = Responder
letter-still-holds-short = { $community }: { $what }. ¿Sigue en pie? SI o NO, o: { $link }
letter-lapsed-subject = Dejamos esto en pausa
letter-lapsed =
    No supimos de ti sobre esto: { $what }
    Ahora está en pausa. Un toque lo abre otra vez.
letter-lapsed-button = Abrirlo otra vez
letter-lapsed-short = { $community }: { $what } está en pausa. Abrirlo otra vez: { $link }
letter-thanked-subject = Alguien del barrio te da las gracias
letter-thanked = Alguien que conociste por medio de nosotros te da las gracias: { $what }
letter-thanked-button = Verlo
letter-thanked-short = { $community }: alguien te da las gracias por: { $what }
letter-fell-through-subject = Un cambio de planes
letter-fell-through =
    { $side ->
        [offer] Esto ya no hace falta de tu parte: { $what }. Gracias por estar ahí.
       *[need] Al final la otra persona no puede: { $what }. Seguimos buscando a alguien.
    }
letter-fell-through-button = Verlo
letter-fell-through-short =
    { $side ->
        [offer] { $community }: { $what } ya no hace falta de tu parte. Gracias por estar ahí.
       *[need] { $community }: { $what }. Al final la otra persona no puede. Seguimos buscando.
    }
letter-relay-subject = Un mensaje para pasar
letter-relay =
    Presentamos a dos vecinos y uno no muestra su número: { $what }
    Por favor, pasa los mensajes entre ellos. { $page }
letter-relay-button = Abrir el día
letter-relay-short = { $community }: dos vecinos necesitan que alguien pase sus mensajes. { $page }
letter-nobody-answered-subject = Nadie ha respondido todavía
letter-nobody-answered =
    No queda nadie a quien preguntar por esto, o nadie respondió: { $what }
    Por favor, échale un vistazo. { $page }
letter-nobody-answered-button = Abrir el día
letter-nobody-answered-short = { $community }: nadie respondió: { $what }. { $page }
letter-reported-subject = Alguien avisó de un problema
letter-reported = Alguien escribió a quienes organizan sobre un problema. Por favor, léelo hoy. { $page }
letter-reported-button = Abrir el día
letter-reported-short = { $community }: alguien avisó de un problema. { $page }
letter-wrote-subject = Alguien escribió
letter-wrote = Alguien respondió con palabras que debe leer una persona. Por favor, llámale.
letter-wrote-button = Abrir el día
letter-wrote-short = { $community }: por favor, llama a esta persona.
letter-passed-on-subject = Un mensaje para ti
letter-passed-on =
    { $name } te manda esto por medio de alguien que organiza:
    { $words }
    Se trata de: { $what }
    Para responder, abre tu página o habla con alguien que organiza, que pasa los mensajes.
letter-passed-on-button = Verlo en tu página
letter-passed-on-short = { $community }: { $name } te manda esto por medio de alguien que organiza: { $words } { $link }
letter-rota-ask-subject = ¿Podrías reemplazar a alguien?
letter-rota-ask =
    Alguien no puede ir y queda un lugar libre: { $thing }
    Cuándo: { $at }
    ¿Podrías tomarlo? Está bien decir que sí o que no. Las demás personas verán tu nombre de pila.
    Si no sabemos nada hasta { $until }, le preguntamos a otra persona.
letter-rota-ask-button = Responder
letter-rota-ask-short = { $community }: ¿podrías reemplazar a alguien? { $thing }, { $at }. SI toma el lugar, NO está bien. { $link } ALTO termina estos mensajes.
letter-rota-remind-subject = Un recordatorio de tu barrio
letter-rota-remind =
    Dijiste que irías: { $thing }
    Cuándo: { $at }
    Si no puedes, avísanos con dos toques. Entonces buscamos a alguien.
letter-rota-remind-button = Verlo, o decir que no puedo
letter-rota-remind-short = { $community }: vas a { $thing }, { $at }. Si no puedes, avísanos aquí: { $link }
letter-rota-spared-subject = Va otra persona
letter-rota-spared =
    Otra persona toma el lugar, o ya no hace falta: { $thing }, { $at }
    Gracias por estar ahí. No hace falta nada más.
letter-rota-spared-button = Verlo
letter-rota-spared-short = { $community }: { $thing }, { $at } - va otra persona. Gracias por estar ahí.
letter-rota-covered-subject = Encontramos a alguien
letter-rota-covered =
    { $turn ->
        [mine] Otra persona toma tu lugar: { $thing }, { $at }. No hace falta que vayas. Gracias por avisar.
       *[theirs] Al final sí va alguien: { $thing }, { $at }.
    }
letter-rota-covered-button = Verlo
letter-rota-covered-short =
    { $turn ->
        [mine] { $community }: otra persona toma tu lugar: { $thing }, { $at }. No hace falta que vayas.
       *[theirs] { $community }: al final sí va alguien: { $thing }, { $at }.
    }
letter-rota-uncovered-subject = Falta gente para una fecha
letter-rota-uncovered =
    Por ahora no va suficiente gente: { $thing }, { $at }
    Por favor, no cuentes con eso. Si encontramos a alguien, te avisamos enseguida.
letter-rota-uncovered-button = Verlo
letter-rota-uncovered-short = { $community }: por ahora falta gente: { $thing }, { $at }. Por favor, no cuentes con eso. Si encontramos a alguien te avisamos. { $link }
letter-rota-changed-subject = Cambió una fecha
letter-rota-changed =
    { $turn ->
        [off] Esta fecha se canceló: { $thing }, { $at }. No hace falta que vayas.
        [mine] Esta fecha cambió: { $thing }. Ahora es { $at }. Sigues teniendo tu lugar. Si ya no te queda bien, avísanos con dos toques.
       *[theirs] Esta fecha cambió: { $thing }. Ahora es { $at }.
    }
letter-rota-changed-button = Verlo
letter-rota-changed-short =
    { $turn ->
        [off] { $community }: se canceló: { $thing }, { $at }. No hace falta que vayas.
        [mine] { $community }: { $thing } ahora es { $at }. Sigues teniendo tu lugar. ¿No te queda bien? { $link }
       *[theirs] { $community }: { $thing } ahora es { $at }.
    }
letter-rota-nobody-subject = Ya no queda a quién preguntar
letter-rota-nobody =
    Hay un lugar libre y ya les preguntamos a todas las personas posibles: { $thing }, { $at }
    Tal vez conoces a alguien, o se puede cancelar la fecha a tiempo.
letter-rota-nobody-button = Verlo
letter-rota-nobody-short = { $community }: ya no queda a quién preguntar: { $thing }, { $at }. { $link }
letter-rota-alarm-subject = Por favor, mira si todo está bien
letter-rota-alarm =
    Nadie nos dijo que empezó, o que todos llegaron: { $thing }, { $at }
    Tal vez alguien solo se olvidó. Por favor, llama o ve a mirar.
letter-rota-alarm-button = Verlo
letter-rota-alarm-short = { $community }: nadie nos dijo que empezó, o que todos llegaron: { $thing }, { $at }. Por favor, llama o ve a mirar. { $link }
