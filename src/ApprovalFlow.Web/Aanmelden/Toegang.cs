using System.Collections.Immutable;
using System.Security.Claims;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Register;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Uitvoeren;

namespace ApprovalFlow.Web.Aanmelden;

/// <summary>
/// Turns what a provider says of somebody into a person of the register. Where groups are coupled they decide on
/// membership of the coupled eenheden, and somebody new is entered; without, only who is in the register comes in.
/// </summary>
internal sealed class Toegang(RegisterStore store, AanmeldInstelling instelling)
{
    public const string Provider = "oidc";

    /// <summary>Null for who has no place here.</summary>
    public async Task<Medewerker?> Vind(ClaimsPrincipal wie, CancellationToken stop)
    {
        var aanmeldnaam = wie.FindFirstValue(instelling.Naamclaim) ?? wie.FindFirstValue("sub");
        if (string.IsNullOrWhiteSpace(aanmeldnaam))
        {
            return null;
        }
        var register = await store.LoadAsync(stop);
        var bekend = register.Medewerker(aanmeldnaam);
        if (bekend is { UitDienstOp: not null })
        {
            return null;
        }
        if (instelling.Groepen.IsEmpty)
        {
            return bekend;
        }
        var nieuw = MetGroepen(bekend ?? Nieuw(aanmeldnaam, wie), wie, register.Eenheden);
        if (nieuw.Eenheden.IsEmpty && !nieuw.IsBeheerder && bekend is null)
        {
            return null;
        }
        if (bekend is null || !Gelijk(bekend, nieuw))
        {
            await store.SaveAsync([], [nieuw], stop);
        }
        return nieuw;
    }

    /// <summary>Only what groups decide on changes: a membership of an eenheid that no group is coupled to stays.</summary>
    public Medewerker MetGroepen(Medewerker medewerker, ClaimsPrincipal wie, Eenheidsregister eenheden)
    {
        var groepen = wie.FindAll(instelling.Groepsclaim).Select(c => c.Value).ToHashSet(StringComparer.Ordinal);
        var van = instelling.Groepen.Where(g => groepen.Contains(g.Groep)).ToImmutableArray();
        var gekoppeld = Codes(instelling.Groepen, eenheden);
        return medewerker with
        {
            Eenheden = [.. medewerker.Eenheden.Where(e => !gekoppeld.Contains(e)).Union(Codes(van, eenheden))],
            HoofdVan =
            [
                .. medewerker
                    .HoofdVan.Where(e => !gekoppeld.Contains(e))
                    .Union(Codes(van.Where(g => g.Hoofd), eenheden)),
            ],
            IsBeheerder = instelling.Groepen.Any(g => g.Beheer) ? van.Any(g => g.Beheer) : medewerker.IsBeheerder,
        };
    }

    private static Medewerker Nieuw(string aanmeldnaam, ClaimsPrincipal wie) =>
        new()
        {
            Id = MedewerkerId.Of(Edge.NieuwId()),
            Aanmeldnaam = aanmeldnaam,
            Naam = wie.FindFirstValue("name") ?? aanmeldnaam,
        };

    private static ImmutableArray<EenheidCode> Codes(IEnumerable<Groepskoppeling> groepen, Eenheidsregister eenheden) =>
        [
            .. groepen
                .Select(g => g.Eenheid is { } code ? eenheden.Zoek(code)?.Code : null)
                .OfType<EenheidCode>()
                .Distinct(),
        ];

    private static bool Gelijk(Medewerker een, Medewerker ander) =>
        een.Eenheden.SequenceEqual(ander.Eenheden)
        && een.HoofdVan.SequenceEqual(ander.HoofdVan)
        && een.IsBeheerder == ander.IsBeheerder;
}
