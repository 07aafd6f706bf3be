# Words of this room.
intake-title = Traer una hoja de cálculo
intake-about = La lista que tu grupo ya tiene: mira qué saldría de ella y luego tráela.
intake-lead = ¿Tu grupo tiene un formulario y una hoja de cálculo? Entrega la hoja tal como está. Primero verás qué saldría de ella. No se guarda nada hasta que tú lo digas.
intake-file = Tu hoja, como CSV
intake-file-hint = De Google Forms o Sheets, Airtable, LibreOffice o Excel: elige “Descargar” o “Guardar como”, y después CSV. Hasta { $megabytes } MB.
intake-hand-in = Entregarla
intake-kept = La hoja espera aquí sellada, tres días como mucho. Solo tú ves lo que contiene. Cuando ya se trajo, se borra.
intake-waiting = En espera
intake-nameless = Una hoja sin nombre
intake-somebodys = Una hoja de otra persona que organiza
intake-waits = Entregada el { $at }. Se borra el { $until }.
intake-throw-away = Tirarla
intake-thrown-away = La hoja ya no está. No se guardó nada de ella.
intake-runs = Traídas antes
intake-now = En marcha
intake-runs-now = Va en el { $percent } por ciento.
intake-runs-done =
    { $people ->
        [one] { $people } persona nueva
       *[other] { $people } personas nuevas
    } { $rows ->
        [one] de { $rows } fila.
       *[other] de { $rows } filas.
    }
intake-runs-tried =
    { $people ->
        [one] Solo una prueba: vendría { $people } persona nueva
       *[other] Solo una prueba: vendrían { $people } personas nuevas
    } { $rows ->
        [one] de { $rows } fila.
       *[other] de { $rows } filas.
    }
intake-runs-stopped =
    { $rows ->
        [one] Detenida después de { $rows } fila,
       *[other] Detenida después de { $rows } filas,
    } { $people ->
        [one] con { $people } persona nueva.
       *[other] con { $people } personas nuevas.
    }
intake-runs-reported = { $rows ->
    [one] { $rows } fila no se pudo leer.
   *[other] { $rows } filas no se pudieron leer.
}
intake-not-no-file = Primero elige un archivo, por favor.
intake-not-stale = Tu navegador olvidó que abrió esta página. Elige el archivo una vez más, por favor.
intake-not-broken-off = El archivo no llegó entero. Entrégalo una vez más, por favor.
intake-not-too-large = Este archivo es demasiado grande. Aceptamos hasta { $megabytes } MB. Divídelo en hojas más pequeñas, por favor.
intake-not-too-many = Ya hay varias hojas en espera. Trae una de ellas o tira una.
intake-not-empty = En este archivo no hay nada escrito.
intake-not-workbook = Esto es un libro de cálculo. Ábrelo, guarda la hoja como CSV y entrega eso, por favor.
intake-not-not-text = Esto no es una hoja. Guarda tu hoja como CSV y entrega eso, por favor.
intake-not-too-many-columns = Esta hoja tiene más columnas de las que podemos leer. Quita las que no necesites, por favor.
intake-not-unreadable = No se pudo leer este archivo. Guárdalo otra vez como CSV, por favor.
intake-columns-title = Qué hay en tu hoja
intake-read-as = Leída como { $encoding }, con { $between } entre las celdas.
intake-between-comma = comas
intake-between-semicolon = punto y coma
intake-between-tab = tabuladores
intake-between-pipe = barras
intake-no-header = No tiene fila de encabezados, así que las columnas van por número.
intake-saved-fits = Las columnas se leen como las guardaste: { $name }.
intake-would-come = { $rows ->
    [one] Qué saldría de la { $rows } fila
   *[other] Qué saldría de las { $rows } filas
}
intake-would-come-first = { $rows ->
    [one] Qué saldría de la primera fila
   *[other] Qué saldría de las primeras { $rows } filas
}
intake-people = Personas nuevas
intake-needs = Necesidades
intake-offers = Ofertas
intake-unchanged = Filas que ya están aquí
intake-unread = Filas que no se pudieron leer
intake-imported = Filas que se trajeron
intake-rows = Filas
intake-nobody = Ninguna columna dice quiénes son las personas ni cómo avisarles. Por favor, elige una abajo; si no, no se puede leer ninguna fila.
intake-asking = { $count ->
    [one] Por favor, mira una columna de abajo: no estábamos seguros.
   *[other] Por favor, mira { $count } columnas de abajo: no estábamos seguros.
}
intake-columns = Las columnas
intake-columns-hint = Debajo de cada encabezado hay algunas de sus celdas. Si adivinamos mal, elige lo correcto y mira otra vez.
intake-no-cells = No hay nada escrito en ella.
intake-group-who = Quiénes son
intake-group-what = Qué dan y qué necesitan
intake-group-when = Cuándo
intake-group-rest = Otras cosas
intake-is-name = Nombre completo
intake-is-first-name = Nombre
intake-is-last-name = Apellido
intake-is-phone = Número de teléfono
intake-is-email = Correo electrónico
intake-is-contact-by = Cómo prefieren que se les avise
intake-is-area = Parte del barrio
intake-is-languages = Idiomas
intake-is-gives = Una lista de lo que podrían dar
intake-is-needs = Una lista de lo que necesitan
intake-is-gives-or-needs = Una lista de lo uno o lo otro; otra columna dice cuál
intake-is-side = Si vinieron a dar o a recibir ayuda
intake-is-give-flag = Una marca para una cosa que podrían dar
intake-is-need-flag = Una marca para una cosa que necesitan
intake-is-give-note = Más sobre lo que dan
intake-is-need-note = Más sobre lo que necesitan
intake-is-urgency = Para cuándo
intake-is-due = Hasta qué día
intake-is-often = Cada cuánto
intake-is-times = Horarios que quedan bien
intake-is-status = Cómo va: abierto, hecho
intake-is-disabled = Una marca para “no preguntar más”
intake-is-when = Cuándo se llenó el formulario
intake-is-notes = Guardarla como nota
intake-is-left-out = Dejarla fuera
intake-which = ¿Para qué tipo de ayuda?
intake-as-line = Tal como está escrito: { $line }
intake-which-day = ¿Qué día?
intake-any-day = Ningún día en el encabezado
intake-sure-certain = Seguro
intake-sure-likely = Probable
intake-sure-unsure = Mírala, por favor
intake-why-header = Lo dice el encabezado.
intake-why-cells = Lo parecen las celdas.
intake-why-header-and-cells = Lo dicen el encabezado y las celdas.
intake-why-address = Parece una dirección. Aquí nunca hacen falta direcciones.
intake-why-personal = Nadie necesita saber esto para ayudar.
intake-why-bookkeeping = Son apuntes propios de tu grupo.
intake-why-double = Otra columna dice lo mismo, y mejor.
intake-why-empty = No hay nada escrito en ella.
intake-why-nothing = No la reconocimos.
intake-why-chosen = Lo elegiste tú.
intake-ask-dates = ¿Va primero el día o el mes? Ninguna fecha de la hoja lo dice.
intake-ask-given = ¿Es esto lo que la gente da? Así lo tomamos.
intake-ask-needed = ¿Es esto lo que la gente necesita? Así lo tomamos.
intake-ask-tick-give = ¿Un sí aquí es una oferta aparte: { $category }?
intake-ask-tick-need = ¿Un sí aquí es una necesidad aparte: { $category }?
intake-ask-unknown = No sabemos qué es esto y lo dejamos fuera.
intake-dates = Cómo se escriben las fechas
intake-dates-day-first = Primero el día: 25/3/2026
intake-dates-month-first = Primero el mes: 3/25/2026
intake-dates-year-first = Primero el año: 26/3/25
intake-labels = Palabras que no conocemos
intake-labels-hint = Están en varias filas y no son ninguno de sus tipos de ayuda. Di a cuál se refieren, o déjalas como están escritas.
intake-label-rows = { $rows ->
    [one] en { $rows } fila
   *[other] en { $rows } filas
}
intake-stays-line = Se queda como está escrito
intake-look = Mirar otra vez
intake-first-rows = Las primeras filas, tal como se leerían
intake-row-line = Fila { $row }, línea { $line }
intake-row-why = Fila { $row }: { $why }
intake-in-column = { $column }: { $why }
intake-no-name = Sin nombre
intake-gives = Podría dar:
intake-wishes = Necesita:
intake-new-area = { $area } (una zona nueva)
intake-paused = En pausa, no se le pregunta
intake-asked-at = Lo pidió el { $at }
intake-stage-under-way = Alguien ya se ocupaba; se toma como abierto
intake-stage-met = Ya está hecho
intake-stage-closed = Retirado
intake-stage-duplicate = Se tomó como una segunda copia
intake-unread-rows = Filas que no se pudieron leer
intake-and-more = Y más.
intake-remarks = Se trajeron, pero no se entendió todo
intake-remark = { $what } ({ $count })
intake-remark-rows = { $count ->
    [one] { $count } vez, en la fila { $rows }
   *[other] { $count } veces, primero en las filas { $rows }
}
intake-remarks-hint = Nada de esto se perdió. Está como nota con la persona, tal como se escribió.
intake-go = Traerla
intake-go-hint = Las filas que ya están aquí no cambian nada. Puedes entregar la misma hoja cuantas veces quieras, también cuando haya crecido.
intake-run = Traerla
intake-try = Primero probar todas las filas
intake-mappings = Guardar estas columnas para la próxima vez
intake-mappings-hint = Una hoja con los mismos encabezados las encuentra sola.
intake-mapping-name = Un nombre para ellas
intake-mapping-save = Guardarlas
intake-mapping-choose = O leer las columnas como las guardaste alguna vez
intake-mapping-use = Usarlas
intake-mapping-forget = Olvidarlas
intake-mapping-of = Columnas del { $day }
intake-guess-again = Adivinar de nuevo
intake-saved = Guardadas. Los mismos encabezados las encontrarán otra vez.
intake-forgotten = Olvidadas.
intake-laid-over = Las columnas se leen como las guardaste. Revísalas, por favor.
intake-one-at-a-time = Ahora mismo se está trayendo una hoja. De una en una: espera a que termine, por favor.
intake-run-running = Se está trayendo tu hoja
intake-run-trying = Probando todas las filas
intake-run-done = Tu hoja ya está aquí
intake-run-tried = Qué saldría de todas las filas
intake-run-stopped = Detenida
intake-run-failed = No se pudo seguir
intake-rows-done = { $rows ->
    [one] { $rows } fila lista
   *[other] { $rows } filas listas
}
intake-percent = { $percent } %
intake-run-hint = Puedes dejar esta página. Sigue sola, también si se reinicia el programa.
intake-look-again = Mirar otra vez
intake-tried-hint = Todavía no se ha traído nada. Vuelve a las columnas para corregirlas o para traer la hoja.
intake-back-to-columns = Volver a las columnas
intake-stop = Detener
intake-stop-hint = Lo que se trajo se queda. Si traes la hoja más tarde, solo el resto es nuevo.
intake-to-people = A las personas
intake-to-unsorted = Palabras por ordenar
intake-unread-hint = Sácalas como hoja, arréglalas ahí y entrega esa hoja. Dos columnas al final dicen la línea y el motivo. No hace falta quitarlas.
intake-download = Sacar estas filas
intake-forget-rows = Ya están arregladas. Olvidarlas aquí.
intake-forget-hint = Si no, se quedan aquí selladas, solo para ti, mientras tu barrio guarde los contactos.
intake-rows-gone = Lo que había en estas filas ya no se guarda.
intake-rows-not-yours = Solo quien entregó la hoja puede ver estas filas.
intake-mended = Lo que había en estas filas se olvidó.
intake-trouble-gone = La hoja esperó demasiado y se borró. Entrégala otra vez, por favor.
intake-trouble-misfit = Las columnas no encajan con la hoja. Revísalas otra vez, por favor.
intake-trouble-too-many-rows = La hoja tiene más filas de las que podemos leer de una vez. Divídela, por favor. Lo que se trajo se queda.
intake-trouble-not-text = No se pudo leer la hoja. Entrégala otra vez, por favor.
intake-trouble-empty = No se pudo leer la hoja. Entrégala otra vez, por favor.
intake-trouble-workbook = No se pudo leer la hoja. Entrégala otra vez, por favor.
intake-trouble-too-many-columns = No se pudo leer la hoja. Entrégala otra vez, por favor.
intake-trouble-unreadable = No se pudo leer la hoja. Entrégala otra vez, por favor.
intake-reason-blank = No hay nada escrito en esta fila.
intake-reason-header-again = Aquí están otra vez los encabezados.
intake-reason-too-many-cells = Tiene más celdas que columnas. Una coma dentro de una celda pudo mover el resto.
intake-reason-quote-not-closed = Se abrieron comillas y nunca se cerraron.
intake-reason-no-person = Ni un nombre ni una forma de avisar a nadie.
intake-reason-too-long = Es demasiado largo. Acórtalo, por favor.
intake-reason-too-many-wishes = Más de cien ofertas y necesidades en una fila.
intake-reason-short-row = Faltan celdas al final. Se tomaron como vacías.
intake-reason-phone-unreadable = No se pudo leer el teléfono. Se guarda como nota.
intake-reason-email-unreadable = No se pudo leer el correo electrónico. Se guarda como nota.
intake-reason-category-unknown = No es ninguno de sus tipos de ayuda. Se guarda tal como se escribió.
intake-reason-category-guessed = El tipo de ayuda se reconoció por una palabra. El texto se guarda junto.
intake-reason-area-unknown = No es ninguna de sus zonas. Se guarda el nombre; una dirección pasa a ser nota.
intake-reason-language-unknown = Un idioma que no conocemos. Se guarda como nota.
intake-reason-date-unclear = No se pudo leer la fecha. Se guarda como nota.
intake-reason-urgency-unclear = No dice para cuándo. Se guarda como nota.
intake-reason-times-unclear = No dice qué horas. Se guarda como nota.
intake-reason-often-unclear = No dice cada cuánto. Se guarda como nota.
intake-reason-status-unclear = No dice cómo va. Se toma como abierto y se guarda como nota.
intake-reason-yes-or-no-unclear = Ni sí ni no. Se toma como sí y se guarda como nota.
intake-reason-side-unclear = No dice si dan o necesitan. Se toma como necesidad.
intake-reason-letters-lost = Se perdieron letras antes de que la hoja llegara aquí. Mira el nombre, por favor.
intake-export = Llevarse todo
intake-export-about = Todas las personas, ofertas, necesidades y respuestas, en hojas o en un solo archivo.
intake-export-lead = Lo que guarda tu barrio es de ustedes. Llévatelo en hojas para leer, o en un solo archivo con el que se puede volver a traer todo.
intake-export-look = Llevarse uno de estos archivos es mirar a todas las personas que contiene. Se anota con tu nombre antes de abrir nada, y cada vecino puede leerlo en su página.
intake-export-sheets = En hojas
intake-export-sheets-hint = CSV, para abrir con cualquier programa de hojas de cálculo. Las celdas que un programa así podría ejecutar se vuelven inofensivas.
intake-sheet-people = Personas
intake-sheet-offers = Ofertas
intake-sheet-needs = Necesidades
intake-sheet-matches = Presentaciones y sugerencias
intake-sheet-answers = Respuestas a la encuesta
intake-take = Llevarla
intake-export-everything = Todo, en un archivo
intake-export-everything-hint = JSON, para pasar a otra computadora o para sus propios programas.
intake-take-all = Llevarse todo
intake-export-care = En estos archivos los nombres y teléfonos están a la vista. Guárdalos donde nadie más mire y bórralos cuando termines.
