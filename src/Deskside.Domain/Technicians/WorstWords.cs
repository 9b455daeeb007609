using System.Collections.Frozen;

namespace Deskside.Domain.Technicians;

/// <summary>The words from which most guessable passwords are made: what people love, their names, their calendar, their desk.</summary>
/// <remarks>Written for this product in the four languages of its pages; not a copy of any list of stolen passwords. Lower-case letters only.</remarks>
internal static class WorstWords
{
    private const string Text =
        // The thing itself, and what is written on it.
        "password passwort motdepasse contrasena contrasenia kennwort passphrase pass passcode parole secret geheim secreto login logon signin access zugang acceso "
        + "admin administrator administrador administrateur root system sysadmin user benutzer usuario guest gast invite default standard change changeme changeit temp temporary "
        + "test testing tester demo example sample private public office company firma empresa societe internet computer server network windows linux ubuntu debian microsoft google "
        + "apple samsung facebook instagram youtube amazon netflix deskside helpdesk support service remote welcome willkommen bienvenue bienvenido hello hallo bonjour hola "
        + "start begin letmein openup open sesame trustno trustme iloveyou ichliebedich jetaime teamo tequiero loveyou love liebe amour amor lovely lover forever immer toujours siempre "
        // The calendar and the weather.
        + "january february march april june july august september october november december januar februar maerz mai juni juli oktober dezember "
        + "janvier fevrier mars avril juin juillet aout septembre octobre novembre decembre enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre "
        + "monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi dimanche "
        + "lunes martes miercoles jueves viernes sabado domingo spring summer autumn fall winter fruehling sommer herbst printemps automne hiver primavera verano otono invierno "
        + "christmas weihnachten noel navidad easter ostern sunshine sonnenschein sonne sun soleil sol moon mond luna star stern estrella etoile rainbow regenbogen storm thunder "
        // First names.
        + "michael thomas andreas stefan peter martin daniel alexander christian sebastian markus matthias florian philipp tobias jan max paul lukas felix jonas leon "
        + "anna maria laura julia sarah lisa lena sophie sofia emma mia hannah marie nicole sandra sabine petra monika claudia stefanie jessica jennifer ashley amanda michelle "
        + "james john robert david william richard joseph charles andrew joshua matthew anthony kevin brian jason justin brandon jordan taylor charlie george harry jack oliver "
        + "jean pierre nicolas antoine camille chloe manon thibault julien mathieu olivier carlos jose juan luis miguel javier antonio francisco alejandro carmen lucia elena isabel pablo diego "
        // Animals, plants, sweets, colours.
        + "dragon monkey tiger lion loewe bear bruin wolf eagle adler falcon hawk shark dolphin delfin panther puma cat katze chat gato dog hund chien perro horse pferd caballo cheval "
        + "mouse maus rabbit hase bunny turtle snake spider butterfly schmetterling papillon mariposa bird vogel chicken fish elephant elefant panda kitty kitten puppy flower blume fleur flor rose rosa lily tulip "
        + "chocolate schokolade chocolat cookie cookies banana banane apfel orange cherry kirsche peach pfirsich strawberry erdbeere lemon mango coffee kaffee cafe pizza cheese butter pepper ginger sugar honey honig "
        + "red rot rouge rojo blue blau bleu azul green gruen vert verde yellow gelb amarillo black schwarz noir negro white weiss blanc blanco purple pink silver silber golden gold "
        // Play, heroes, cars, places.
        + "football fussball futbol soccer baseball basketball hockey tennis golf golfer volleyball swimming skater surfer runner racing cycling barcelona madrid realmadrid bayern dortmund schalke arsenal chelsea "
        + "liverpool manchester juventus yankees cowboys lakers steelers packers eagles superman batman spiderman ironman captain marvel starwars startrek pokemon pikachu minecraft fortnite mario sonic zelda "
        + "ninja samurai knight wizard magic harrypotter gandalf matrix phoenix jedi yoda master hunter killer warrior soldier ranger pirate king queen prince princess prinzessin princesa princesse angel engel ange "
        + "angelo devil teufel diablo heaven himmel ferrari porsche mercedes audi bmw volkswagen mustang corvette harley yamaha honda toyota ford america germany deutschland france francia spain espana england london "
        + "berlin hamburg muenchen koeln frankfurt wien zuerich paris marseille lyon sevilla valencia chicago dallas texas florida california newyork boston europa europe schweiz austria "
        // Family, mood, greeting.
        + "mother father mama papa mutter vater mami papi maman madre padre family familie famille familia baby babygirl babyboy girl boy brother bruder sister schwester friend freund amigo friends freunde "
        + "happy gluecklich lucky glueck suerte smile freedom freiheit liberte libertad peace frieden hope hoffnung esperanza jesus christ god gott dieu dios bless church money geld dinero argent rich million "
        + "sexy beauty beautiful schatz schatzi cherie carino hottie sweet sweetie cutie darling super mega ultra power energy music musik musique musica guitar gitarre piano rock metal dance party summertime "
        + "house haus maison casa home garden garten school schule university student teacher lehrer doctor police nurse lawyer engineer manager chef boss work arbeit trabajo travail zero one two three abc nothing whatever";

    public static readonly FrozenSet<string> All = Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
