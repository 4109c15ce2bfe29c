using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ApprovalFlow.Notas;

namespace ApprovalFlow.Persistence;

/// <summary>
/// Parts who somebody is from the entry of the register that a line has of them. In its place the line has
/// SHA-256(salt, text) in hexadecimals, with one salt for before and after, so that equal stays equal.
/// </summary>
internal static class Registerpersoon
{
    private const string Veld = "persoon";
    private const int Zoutlengte = 16;

    private static readonly ImmutableArray<string> Velden = ["aanmeldnaam", "naam", "emailadres"];

    public static RegisterpersoonRow Of(
        MedewerkerId wie,
        string? oud,
        string? nieuw,
        out (string? Oud, string? Nieuw) rest
    )
    {
        var zout = RandomNumberGenerator.GetBytes(Zoutlengte);
        var (before, after) = (Part(oud, zout), Part(nieuw, zout));
        rest = (before.Over, after.Over);
        return new RegisterpersoonRow(0, wie, zout, before.Persoon, after.Persoon);
    }

    /// <summary>As it was before it was parted; without who it was when that is gone.</summary>
    public static string? Whole(string? rest, string? persoon)
    {
        if (rest is null || JsonNode.Parse(rest) is not JsonObject line || !line.ContainsKey(Veld))
        {
            return rest;
        }
        line.Remove(Veld);
        foreach (var (naam, waarde) in persoon is null ? [] : JsonNode.Parse(persoon)!.AsObject())
        {
            line[naam] = waarde?.DeepClone();
        }
        return line.ToJsonString();
    }

    public static bool Fits(RegisterwijzigingRow line, RegisterpersoonRow persoon) =>
        line.Sleutel == persoon.Medewerker.ToString()
        && Fits(line.Oud, persoon.Oud, persoon.Zout)
        && Fits(line.Nieuw, persoon.Nieuw, persoon.Zout);

    private static bool Fits(string? rest, string? persoon, byte[] zout) =>
        rest is null || persoon is null
            ? rest is null && persoon is null
            : JsonNode.Parse(rest)?[Veld]?.GetValue<string>() == Hash(persoon, zout);

    private static (string? Over, string? Persoon) Part(string? entry, byte[] zout)
    {
        if (entry is null)
        {
            return (null, null);
        }
        var rest = JsonNode.Parse(entry)!.AsObject();
        var persoon = new JsonObject();
        foreach (var veld in Velden)
        {
            persoon[veld] = rest[veld]?.DeepClone();
            rest.Remove(veld);
        }
        var text = persoon.ToJsonString();
        rest[Veld] = Hash(text, zout);
        return (rest.ToJsonString(), text);
    }

    private static string Hash(string text, byte[] zout) =>
        Convert.ToHexStringLower(SHA256.HashData([.. zout, .. Encoding.UTF8.GetBytes(text)]));
}
