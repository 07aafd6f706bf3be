# Las personas, como las conocen quienes organizan.
people-title = Personas
people-find = Buscar a alguien
people-find-hint = Por nombre, teléfono o correo. Quien aparezca puede ver que miraste.
people-new = Anotar a alguien nuevo
people-duplicates = ¿Alguien está dos veces?
people-channel = Se le avisa
people-standing = Cómo está
people-here = Todas las personas de aquí
people-count =
    { $count ->
        [0] Nadie
        [one] 1 persona
       *[other] { $count } personas
    }
people-nameless-hint = Aquí los nombres quedan cerrados. Abre una ficha para ver quién es.
people-somebody = Alguien de { $area }
people-somebody-somewhere = Alguien, sin decir su zona
people-has = ofrece: { $offers }, necesita: { $needs }
people-by-mail = por correo electrónico
people-by-text = por mensaje de texto
people-by-call = por llamada
people-by-neighbor = por medio de alguien del barrio
people-by-nobody = de ninguna manera
people-since = aquí desde el { $day }
people-is-active = aquí
people-is-paused = en pausa
people-is-withdrawn = se fue
people-is-erased = olvidada
people-known = el círculo la conoce
people-organizes = organiza
people-me = eres tú
people-back = A las personas
people-found = A quién se encontró
people-found-hint = Quedó anotado que miraste estos nombres.
people-found-more = Hay más. Escribe más del nombre, por favor.
people-nobody = No se encontró a nadie.
people-compare = Comparar
people-look-hint = El nombre y el contacto quedan cerrados hasta que alguien los necesita. Si miras, queda anotado, y la persona puede ver que miraste.
people-look = Mostrar nombre y contacto
people-speaks = Habla
people-reach = Hasta dónde
people-asks = Se le puede pedir
people-asks-a-week =
    { $count ->
        [0] nunca
        [one] una vez por semana
       *[other] { $count } veces por semana
    }
people-here-since = Aquí desde
people-rests-until = En pausa hasta
people-listings = Ofertas y necesidades
people-listings-none = Ninguna hasta ahora.
people-add-need = Agregar una necesidad
people-add-offer = Agregar una oferta
people-deeds = ¿Y ahora?
people-do-pause = Darle un descanso de 30 días
people-do-back = Ya volvió
people-do-withdraw = Se fue
people-do-vouch = La conocemos
people-do-unvouch = No la conocemos
people-vouch-hint = “La conocemos” quiere decir que la has visto en persona, o conoces a alguien que sí. Hay quien solo quiere ayuda de alguien conocido.
people-trust = Confiarle a alguien la organización
people-twice = ¿Esta persona está dos veces aquí?
people-twice-find = Buscar la otra ficha
people-merged = Se unió con otra ficha el { $day }
people-undo = Separarlas de nuevo
people-saved = Guardado.
people-joined = Ahora son una sola ficha. Más abajo puedes separarlas de nuevo.
people-parted = Vuelven a ser dos fichas.
people-two = Anotado: son dos personas.
people-why-contact-and-name = El mismo teléfono o correo, y nombres parecidos
people-why-name-and-area = Nombres parecidos, en la misma zona
people-why-name = El mismo nombre completo, y una no dijo su zona
people-why-contact = El mismo teléfono o correo, y nombres distintos. Quizá viven juntos.
people-duplicates-hint = Estas fichas podrían ser una misma persona. Nada se une si no lo haces tú. Si comparas dos, ambas personas pueden ver que miraste.
people-duplicates-none = Ninguna que podamos ver.
people-duplicates-more = y { $count } más. Aparecen cuando termines estas.
people-compare-title = ¿Es una sola persona?
people-compare-hint = Únelas solo si no tienes dudas: quien reciba mensajes en este teléfono o correo podrá abrir la página de la ficha unida. Queda lo que dice la ficha que conservas, y lo que le falta se toma de la otra. Puedes separarlas de nuevo.
people-phone = Teléfono
people-mail = Correo
people-keep = Es una persona: conservar esta ficha
people-not-the-same = Son dos personas
people-erase = Borrar a esta persona
people-erase-title = ¿Borrar todo sobre esta persona?
people-erase-hint = El nombre, el contacto, las notas y las respuestas se destruyen, también en las copias de seguridad. Solo quedan los números. Nadie puede recuperarlos. A quien espera a esta persona se le avisa que al final no podrá.
people-erase-sure = Sí, lo desea, o tiene que ser
people-forgotten = Se borró todo sobre esta persona.
people-forgotten-hint = Olvidamos a esta persona. Solo quedan los números.
