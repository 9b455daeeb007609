namespace Deskside.Server.Invitations.Internal.Mails;

/// <summary>The sentences of an invitation in one language. {0} and so on are filled in.</summary>
internal sealed record InvitationWords
{
    public static readonly IReadOnlyDictionary<string, InvitationWords> All = new Dictionary<string, InvitationWords>
    {
        ["en"] = new()
        {
            Subject = "{0} of {1} invites you to remote help",
            Greeting = "Hello {0},",
            GreetingAlone = "Hello,",
            Invites = "{0} of {1} would like to help you with your PC.",
            Says = "{0} writes:",
            Appointment = "Appointment: {0} ({1} minutes)",
            When = "yyyy-MM-dd HH:mm",
            Button = "Start",
            Open = "Open this link to start:",
            Only = "The link is for you alone: it works once, until {0}. Nobody sees your screen unless you allow it.",
            Doubt = "If you did not expect this mail, do not open the link.",
            Question = "Invited by {0}",
            Calendar = "Remote help: {0}, {1}",
        },
        ["de"] = new()
        {
            Subject = "{0} von {1} lädt Sie zur Fernhilfe ein",
            Greeting = "Guten Tag {0},",
            GreetingAlone = "Guten Tag,",
            Invites = "{0} von {1} möchte Ihnen an Ihrem PC helfen.",
            Says = "{0} schreibt:",
            Appointment = "Termin: {0} ({1} Minuten)",
            When = "dd.MM.yyyy HH:mm",
            Button = "Starten",
            Open = "Öffnen Sie zum Starten diesen Link:",
            Only = "Der Link ist nur für Sie: Er gilt einmal, bis {0}. Niemand sieht Ihren Bildschirm, solange Sie es nicht erlauben.",
            Doubt = "Falls Sie diese Mail nicht erwartet haben, öffnen Sie den Link bitte nicht.",
            Question = "Eingeladen von {0}",
            Calendar = "Fernhilfe: {0}, {1}",
        },
        ["fr"] = new()
        {
            Subject = "{0} ({1}) vous invite à une assistance à distance",
            Greeting = "Bonjour {0},",
            GreetingAlone = "Bonjour,",
            Invites = "{0} ({1}) souhaite vous aider avec votre PC.",
            Says = "Message de {0} :",
            Appointment = "Rendez-vous : {0} ({1} minutes)",
            When = "dd/MM/yyyy HH:mm",
            Button = "Commencer",
            Open = "Pour commencer, ouvrez ce lien :",
            Only = "Ce lien est pour vous seul : il fonctionne une seule fois, jusqu’au {0}. Personne ne voit votre écran sans votre accord.",
            Doubt = "Si vous n’attendiez pas ce message, n’ouvrez pas le lien.",
            Question = "Sur invitation de {0}",
            Calendar = "Assistance à distance : {0}, {1}",
        },
        ["es"] = new()
        {
            Subject = "{0} de {1} le invita a recibir ayuda remota",
            Greeting = "Hola, {0}:",
            GreetingAlone = "Hola:",
            Invites = "{0} de {1} quiere ayudarle con su PC.",
            Says = "{0} escribe:",
            Appointment = "Cita: {0} ({1} minutos)",
            When = "dd/MM/yyyy HH:mm",
            Button = "Empezar",
            Open = "Abra este enlace para empezar:",
            Only = "El enlace es solo para usted: funciona una vez, hasta el {0}. Nadie ve su pantalla si usted no lo permite.",
            Doubt = "Si no esperaba este correo, no abra el enlace.",
            Question = "Por invitación de {0}",
            Calendar = "Ayuda remota: {0}, {1}",
        },
    };

    public required string Subject { get; init; }

    public required string Greeting { get; init; }

    public required string GreetingAlone { get; init; }

    public required string Invites { get; init; }

    public required string Says { get; init; }

    public required string Appointment { get; init; }

    /// <summary>A format of times.</summary>
    public required string When { get; init; }

    public required string Button { get; init; }

    public required string Open { get; init; }

    public required string Only { get; init; }

    public required string Doubt { get; init; }

    public required string Question { get; init; }

    public required string Calendar { get; init; }

    public static InvitationWords In(string language) => All.GetValueOrDefault(language) ?? All["en"];
}
