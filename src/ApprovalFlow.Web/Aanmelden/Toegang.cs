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
internal sealed class Toegang(RegisterStore store, Omgeving omgeving, Registerwerk werk, AanmeldInstelling instelling)
{
    public const string Provider = "oidc";
    private const int MaxNaam = 200;

    /// <summary>Null for who has no place here.</summary>
    /// <param name="wie">The claims of the provider.</param>
    /// <param name="aanmelding">Whether it is a sign-in, that says all; a token at the API need not name groups.</param>
    /// <param name="stop">Before anything is written.</param>
    public async Task<Medewerker?> Vind(ClaimsPrincipal wie, bool aanmelding, CancellationToken stop)
    {
        // Never another claim in its place: what one provider calls a name another calls somebody else.
        if (wie.FindFirstValue(instelling.Naamclaim) is not { Length: > 0 and <= MaxNaam } aanmeldnaam)
        {
            return null;
        }
        var register = await omgeving.Register(stop);
        var bekend = register.Medewerker(aanmeldnaam);
        if (bekend is { UitDienstOp: not null } || instelling.Groepen.IsEmpty || !NoemtGroepen(wie, aanmelding))
        {
            return bekend is { UitDienstOp: null } ? bekend : null;
        }
        var nieuw = MetGroepen(bekend ?? Nieuw(aanmeldnaam, wie), wie, register.Eenheden);
        if (bekend is null ? HeeftPlaats(nieuw) : !Gelijk(bekend, nieuw))
        {
            nieuw = await Bewaar(aanmeldnaam, wie, stop);
        }
        return nieuw is not null && HeeftPlaats(nieuw) ? nieuw : null;
    }

    /// <summary>In one transaction with its line in the register's journal, on the register as it is then.</summary>
    private async Task<Medewerker?> Bewaar(string aanmeldnaam, ClaimsPrincipal wie, CancellationToken stop)
    {
        Medewerker? nieuw = null;
        await werk.Bewerk(
            Registers.Medewerker,
            aanmeldnaam,
            Aanvrager.Systeem,
            async () =>
            {
                var register = await store.LoadAsync(stop);
                var oud = register.Medewerker(aanmeldnaam);
                if (oud is { UitDienstOp: not null })
                {
                    return new Bewerking<Medewerker>(oud, oud);
                }
                nieuw = MetGroepen(oud ?? Nieuw(aanmeldnaam, wie), wie, register.Eenheden);
                await store.SaveAsync([], [nieuw], stop);
                return new Bewerking<Medewerker>(oud, nieuw);
            },
            stop
        );
        omgeving.Vergeet();
        return nieuw;
    }

    /// <summary>
    /// A sign-in that names no groups says that there are none, unless it says that they are kept elsewhere, as of somebody
    /// in very many (OpenID Connect Core 5.6.2): then the register stays as it is.
    /// </summary>
    private bool NoemtGroepen(ClaimsPrincipal wie, bool aanmelding) =>
        wie.HasClaim(c => c.Type == instelling.Groepsclaim)
        || (aanmelding && !wie.HasClaim(c => c.Type == "_claim_names"));

    /// <summary>Only what groups decide on changes: a membership of an eenheid that no group is coupled to stays.</summary>
    private Medewerker MetGroepen(Medewerker medewerker, ClaimsPrincipal wie, Eenheidsregister eenheden)
    {
        var groepen = wie.FindAll(instelling.Groepsclaim).Select(c => c.Value).ToHashSet(StringComparer.Ordinal);
        var van = instelling.Groepen.Where(g => groepen.Contains(g.Groep)).ToImmutableArray();
        var gekoppeld = Codes(instelling.Groepen, eenheden);
        return medewerker with
        {
            Eenheden = Na(medewerker.Eenheden, gekoppeld, Codes(van, eenheden)),
            HoofdVan = Na(medewerker.HoofdVan, gekoppeld, Codes(van.Where(g => g.Hoofd), eenheden)),
            IsBeheerder = instelling.Groepen.Any(g => g.Beheer) ? van.Any(g => g.Beheer) : medewerker.IsBeheerder,
        };
    }

    /// <summary>In the order of the register, what is new last: a person acts by default in the first of theirs.</summary>
    private static ImmutableArray<EenheidCode> Na(
        ImmutableArray<EenheidCode> nu,
        ImmutableArray<EenheidCode> gekoppeld,
        ImmutableArray<EenheidCode> gegeven
    ) => [.. nu.Where(e => !gekoppeld.Contains(e) || gegeven.Contains(e)).Union(gegeven)];

    private static Medewerker Nieuw(string aanmeldnaam, ClaimsPrincipal wie) =>
        new()
        {
            Id = MedewerkerId.Of(Edge.NieuwId()),
            Aanmeldnaam = aanmeldnaam,
            Naam = wie.FindFirstValue("name") is { Length: > 0 and <= MaxNaam } naam ? naam : aanmeldnaam,
        };

    private static ImmutableArray<EenheidCode> Codes(IEnumerable<Groepskoppeling> groepen, Eenheidsregister eenheden) =>
        [
            .. groepen
                .Select(g => g.Eenheid is { } code ? eenheden.Zoek(code)?.Code : null)
                .OfType<EenheidCode>()
                .Distinct(),
        ];

    private static bool HeeftPlaats(Medewerker wie) => !wie.Eenheden.IsEmpty || wie.IsBeheerder;

    private static bool Gelijk(Medewerker een, Medewerker ander) =>
        een.Eenheden.SequenceEqual(ander.Eenheden)
        && een.HoofdVan.SequenceEqual(ander.HoofdVan)
        && een.IsBeheerder == ander.IsBeheerder;
}
