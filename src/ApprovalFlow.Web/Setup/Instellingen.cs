using System.Collections.Immutable;
using ApprovalFlow.Notas.Inhoud;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Aanmelden;
using ApprovalFlow.Web.Berichten;
using ApprovalFlow.Web.Kennisgeven;

namespace ApprovalFlow.Web.Setup;

/// <summary>Every setting of the application, read once and checked before anything starts.</summary>
internal sealed record Instellingen(string Verbinding, bool Demo, bool BinnenContainer, Rol Rol)
{
    public const string VerbindingSleutel = "ConnectionStrings:ApprovalFlow";
    public const string EigenaarSleutel = "ConnectionStrings:ApprovalFlowEigenaar";

    /// <summary>How mail goes out, and where people find the application.</summary>
    public required MailInstellingen Mail { get; init; }

    /// <summary>How often the work between a message and its result is tried, and how long it waits.</summary>
    public OpdrachtBeleid Opdrachten { get; init; } = OpdrachtBeleid.Standaard;

    /// <summary>When reminders go out, on working days.</summary>
    public Rappeluur Rappeluur { get; init; } = RappelInstelling.Standaard;

    public AanmeldInstelling Aanmelden { get; init; } = new();

    /// <summary>How long names of who left are kept.</summary>
    public Bewaartermijn Bewaartermijn { get; init; } = Bewaartermijn.Standaard;

    public Begrenzing Begrenzing { get; init; } = Begrenzing.Ruim;

    /// <summary>The highest rubricering that is taken in, and the one above which each reading is recorded.</summary>
    public Rubricering Plafond { get; init; }
    public Rubricering Inzagedrempel { get; init; }

    /// <summary>The private key of anchors as PEM; null where none are made.</summary>
    public string? Ankersleutel { get; init; }

    /// <summary>The public keys of anchors before it, the earliest first.</summary>
    public ImmutableArray<string> EerdereAnkersleutels { get; init; } = [];

    /// <summary>Where somebody reports a weakness: an address for security.txt.</summary>
    public Uri Meldpunt { get; init; } = Securitytxt.Ncsc;

    /// <summary>How messages travel between processes and to others.</summary>
    public BerichtInstelling Berichten { get; init; } = BerichtInstelling.Standaard;

    public bool IsWeb => Rol is Rol.Beide or Rol.Web;

    public bool IsWorker => Rol is Rol.Beide or Rol.Worker;

    /// <summary>A bad setting stops the start with one sentence.</summary>
    public static Instellingen Lees(IConfiguration configuration, IHostEnvironment environment)
    {
        var demo = Vlag(configuration, "Demo:Aan");
        if (demo && environment.IsProduction())
        {
            throw new InstellingFout("Demo__Aan kan niet in Production: de demo heeft geen echte aanmelding.");
        }
        return new Instellingen(
            Databaseverbinding.Van(
                Geheim.Lees(configuration, VerbindingSleutel)
                    ?? throw new InstellingFout(
                        "Zet ConnectionStrings__ApprovalFlow: zonder database start de toepassing niet."
                    )
            ),
            demo,
            Vlag(configuration, "Demo:BinnenContainer"),
            LeesRol(configuration["Rol"])
        )
        {
            Mail = MailInstelling.Lees(configuration),
            Opdrachten = OpdrachtInstelling.Lees(configuration),
            Rappeluur = RappelInstelling.Lees(configuration),
            Meldpunt = Securitytxt.Lees(configuration),
            Berichten = BerichtInstelling.Lees(configuration),
            Aanmelden = AanmeldInstelling.Lees(configuration),
            Bewaartermijn = Bewaartermijn.Lees(configuration),
            Begrenzing = Begrenzing.Lees(configuration),
            Plafond = LeesRubricering(configuration, "Rubricering:Plafond"),
            Inzagedrempel = LeesRubricering(configuration, "Rubricering:Inzagedrempel"),
            Ankersleutel = Setup.Ankersleutel.Lees(configuration),
            EerdereAnkersleutels = Setup.Ankersleutel.LeesEerdere(configuration),
        };
    }

    /// <summary>The demo answers on loopback only; inside a container the published port is on 127.0.0.1.</summary>
    public void CheckAdressen(IEnumerable<string> adressen)
    {
        if (Demo && !BinnenContainer && adressen.FirstOrDefault(a => !IsLoopback(a)) is { } open)
        {
            throw new InstellingFout($"De demo luistert alleen op localhost, en niet op {open}.");
        }
    }

    private static bool IsLoopback(string adres)
    {
        // Kestrel's wildcards (+ and *) are no host names, and just as open as 0.0.0.0.
        var host = adres
            .Replace("://+", "://0.0.0.0", StringComparison.Ordinal)
            .Replace("://*", "://0.0.0.0", StringComparison.Ordinal);
        return Uri.TryCreate(host, UriKind.Absolute, out var uri) && uri.IsLoopback;
    }

    private static bool Vlag(IConfiguration configuration, string sleutel) =>
        configuration[sleutel] switch
        {
            null or "" => false,
            var text when bool.TryParse(text, out var value) => value,
            var text => throw new InstellingFout(
                $"{sleutel.Replace(":", "__", StringComparison.Ordinal)} is true of false, niet '{text}'."
            ),
        };

    private static Rubricering LeesRubricering(IConfiguration configuration, string sleutel) =>
        configuration[sleutel] is not { Length: > 0 } tekst
            ? Rubricering.Ongerubriceerd
            : Merking.Parse(tekst)
                ?? throw new InstellingFout(
                    $"{sleutel.Replace(":", "__", StringComparison.Ordinal)} is een van: {string.Join(", ", Merking.Codes)}."
                );

    private static Rol LeesRol(string? text) =>
        text is null or "" ? Rol.Beide
        : Enum.TryParse<Rol>(text, ignoreCase: true, out var rol) && Enum.IsDefined(rol) ? rol
        : throw new InstellingFout($"Rol is web, worker of beide, niet '{text}'.");
}

internal enum Rol
{
    Beide,
    Web,
    Worker,
}

/// <summary>A setting that stops the start. The message is the one sentence that is shown.</summary>
internal sealed class InstellingFout : Exception
{
    public InstellingFout(string message)
        : base(message) { }

    public InstellingFout() { }

    public InstellingFout(string message, Exception inner)
        : base(message, inner) { }
}
