namespace Deskside.Domain.Sessions;

/// <summary>How a session ended, in the technician's judgement.</summary>
public enum SessionOutcome
{
    Solved,
    Unsolved,
    FollowUp,
    Other,
}
