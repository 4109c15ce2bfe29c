namespace ApprovalFlow.Web.Setup;

/// <summary>
/// A secret stands in a variable, or in a file that a variable names (NAME + "Bestand"), as containers and systemd give
/// them.
/// </summary>
internal static class Geheim
{
    public static string? Lees(IConfiguration configuration, string sleutel)
    {
        var naam = sleutel.Replace(":", "__", StringComparison.Ordinal);
        var waarde = configuration[sleutel] is { Length: > 0 } tekst ? tekst : null;
        if (configuration[sleutel + "Bestand"] is not { Length: > 0 } bestand)
        {
            return waarde;
        }
        if (waarde is not null)
        {
            throw new InstellingFout($"Zet {naam} of {naam}Bestand, niet allebei.");
        }
        try
        {
            return File.ReadAllText(bestand).Trim() is { Length: > 0 } inhoud
                ? inhoud
                : throw new InstellingFout($"{naam}Bestand noemt een leeg bestand: {bestand}.");
        }
        catch (Exception fout) when (fout is IOException or UnauthorizedAccessException)
        {
            throw new InstellingFout($"{naam}Bestand noemt een bestand dat niet te lezen is: {bestand}.", fout);
        }
    }
}
