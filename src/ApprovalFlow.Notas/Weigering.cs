using System.Collections.Immutable;

namespace ApprovalFlow.Notas;

/// <summary>
/// A refusal: a value, not an exception. Slug names the kind for programs, Zin is the one Dutch sentence that says
/// what to do.
/// </summary>
public abstract record Weigering(string Slug, string Zin)
{
    public virtual WeigeringSoort Soort => WeigeringSoort.Ongeldig;

    /// <summary>The fields that are wrong, all at once. Empty when the refusal is not about fields.</summary>
    public virtual ImmutableArray<Veldfout> Fouten => [];
}

public sealed record Veldfout(string Veld, string Melding);

/// <summary>What kind of no it is. Hidden and unknown are one kind, so that nobody can tell them apart.</summary>
public enum WeigeringSoort
{
    Ongeldig,
    Verboden,
    Onbekend,
    Conflict,
    TeGroot,
    FormaatOnbekend,
}
