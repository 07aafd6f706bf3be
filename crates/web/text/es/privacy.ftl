# Qué se guarda, para qué, cuánto tiempo y quién puede verlo.
privacy-title = Qué guardamos y por cuánto tiempo
privacy-lead = De esto se encargan vecinos para vecinos. No hay ninguna empresa de por medio ni publicidad, y nadie te sigue los pasos.
privacy-what = Qué guardamos y para qué
privacy-what-reach = Cómo llamarte y cómo avisarte, si nos lo dijiste: para presentarte a alguien del barrio que encaje.
privacy-what-said = Lo que podrías compartir, lo que necesitas y lo demás que nos contaste: para encontrar a quien encaje.
privacy-what-matches = A quién se presentó con quién y si funcionó: para repartir la ayuda de forma justa.
privacy-what-not = Nunca preguntamos tu dirección, tus papeles, tus ingresos ni tu salud.
privacy-who = Quién puede verlo
privacy-who-organizers = Quienes organizan, vecinos como tú, cuando les hace falta. Cada mirada queda escrita y puedes leerla en tu página.
privacy-who-neighbor = Alguien del barrio, solo después de que las dos personas digan que sí: tu nombre de pila y lo que aceptaste mostrar.
privacy-who-everybody = Todo el mundo: solo cuántas personas respondieron y qué es lo que más se ofrece y se necesita. No se muestra ningún número de menos de cinco personas.
privacy-who-nobody = Nadie más. Ninguna oficina, ninguna empresa, ningún otro sitio.
privacy-how-long = Por cuánto tiempo
privacy-how-long-done = { $days ->
    [one] Un día después de terminar lo último que ofreciste o necesitaste, borramos cómo avisarte.
   *[other] A los { $days } días de terminar lo último que ofreciste o necesitaste, borramos cómo avisarte.
}
privacy-how-long-shown = Lo que le mostraste a alguien queda como era entonces. Lo ve mientras se ayudan, y después esos mismos días.
privacy-how-long-asked = Antes de que venza algo que ofreciste o necesitaste, te preguntamos si sigue en pie.
privacy-how-long-erase = Cuando borras todo, desaparece enseguida. Solo quedan números sin nombres.
privacy-safe = Cómo lo cuidamos
privacy-safe-sealed = Tu nombre, tu contacto y tus palabras están cerrados con una llave que es solo tuya.
privacy-safe-key = Al borrar se destruye esa llave, y así tampoco se puede leer nada en copias viejas.
privacy-safe-cookies = Unas pocas cookies propias recuerdan tu idioma, tus respuestas a medias y que tú eres tú. Lo que estás escribiendo se guarda en esa sola pestaña hasta que lo envías. En tu navegador no se guarda nada más.
privacy-you = Qué puedes hacer
privacy-you-page = En tu página puedes cambiar, pausar, llevarte o borrar todo, y ver quién ha mirado.
