using System.Collections.Immutable;
using System.Security.Cryptography;
using ApprovalFlow.Web.Aanmelden;

namespace ApprovalFlow.Web.Setup;

/// <summary>
/// The installation's key: ECDSA on P-256, as PEM in a file that only the application reads. Verifying takes the public
/// key, which is in the private one and may stand apart.
/// </summary>
internal static class Ankersleutel
{
    private const string Setting = "Anker:Sleutel";

    /// <summary>RFC 5480; the friendly name of a curve differs from platform to platform.</summary>
    private const string P256 = "1.2.840.10045.3.1.7";

    /// <summary>Null when none is set: then no anchors are made.</summary>
    public static string? Lees(IConfiguration configuration)
    {
        if (Geheim.Lees(configuration, Setting) is not { } pem)
        {
            return null;
        }
        using var sleutel = Open(pem);
        return pem;
    }

    /// <summary>The public keys that signed before the one of now, the earliest first; none where none are named.</summary>
    public static ImmutableArray<string> LeesEerdere(IConfiguration configuration)
    {
        const string naam = "Anker__EerderBestand";
        if (configuration["Anker:EerderBestand"] is not { Length: > 0 } bestand)
        {
            return [];
        }
        try
        {
            var sleutels = Delen(File.ReadAllText(bestand));
            foreach (var pem in sleutels)
            {
                using var sleutel = Open(pem);
            }
            return sleutels switch
            {
                [] => throw new InstellingFout($"{naam} noemt een bestand zonder sleutels in PEM: {bestand}."),
                _ when sleutels.Any(IsPrive) => throw new InstellingFout(
                    $"{naam} noemt een bestand met een private sleutel: geef alleen de openbare, zoals audit sleutel ze toont."
                ),
                _ => sleutels,
            };
        }
        catch (Exception fout) when (fout is IOException or UnauthorizedAccessException)
        {
            throw new InstellingFout($"{naam} noemt een bestand dat niet te lezen is: {bestand}.", fout);
        }
    }

    /// <summary>The keys of a file that holds one after the other.</summary>
    public static ImmutableArray<string> Delen(string tekst)
    {
        var delen = ImmutableArray.CreateBuilder<string>();
        var rest = tekst.AsSpan();
        while (PemEncoding.TryFind(rest, out var velden))
        {
            delen.Add(rest[velden.Location].ToString());
            rest = rest[velden.Location.End..];
        }
        return delen.ToImmutable();
    }

    private static bool IsPrive(string pem) => pem.Contains("PRIVATE KEY", StringComparison.Ordinal);

    public static ECDsa Open(string pem)
    {
        var sleutel = ECDsa.Create();
        try
        {
            sleutel.ImportFromPem(pem);
        }
        catch (Exception fout) when (fout is ArgumentException or CryptographicException)
        {
            throw new InstellingFout(
                "Anker__Sleutel is geen ECDSA-sleutel in PEM. Maak er een met: audit sleutel BESTAND.",
                fout
            );
        }
        return sleutel.ExportParameters(false).Curve.Oid.Value == P256
            ? sleutel
            : throw new InstellingFout("Anker__Sleutel is geen sleutel op de kromme P-256.");
    }

    /// <summary>Writes a new key, readable by its owner only, and the public one beside it. Never over a key that is there.</summary>
    public static void Maak(string bestand)
    {
        using var sleutel = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }
        using (var stream = new StreamWriter(new FileStream(bestand, options)))
        {
            stream.WriteLine(sleutel.ExportPkcs8PrivateKeyPem());
        }
        File.WriteAllText(bestand + ".pub", sleutel.ExportSubjectPublicKeyInfoPem() + Environment.NewLine);
    }
}
