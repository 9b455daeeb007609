namespace Deskside.Domain.Queue;

/// <summary>How a customer came to ask.</summary>
public enum WayIn
{
    /// <summary>The portal's page, or its short address.</summary>
    Web,

    /// <summary>The Companion, without a page.</summary>
    Companion,

    /// <summary>The ask box on the provider's own site.</summary>
    SmartBox,

    /// <summary>A mailed link.</summary>
    Invitation,

    /// <summary>A ticket system, by an API key.</summary>
    Api,

    /// <summary>A call that a technician noted.</summary>
    Phone,
}
