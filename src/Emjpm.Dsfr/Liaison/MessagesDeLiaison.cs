using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace Emjpm.Dsfr;

/// <summary>Says in French what to correct when an input cannot be read as the type asked for.</summary>
internal sealed class MessagesDeLiaison : IBindingMetadataProvider
{
    private const int LongueurCitee = 40;

    private static readonly HashSet<Type> entiers =
    [
        typeof(byte),
        typeof(short),
        typeof(int),
        typeof(long),
        typeof(uint),
        typeof(ulong),
    ];

    private static readonly HashSet<Type> decimaux =
    [
        typeof(float),
        typeof(double),
        typeof(decimal),
    ];

    public static string Completez(ModelMetadata metadonnees) =>
        $"Complétez le champ « {metadonnees.GetDisplayName()} ».";

    public void CreateBindingMetadata(BindingMetadataProviderContext context)
    {
        if (ConseilPour(context.Key.ModelType) is not { } conseil)
        {
            return;
        }
        var messages = new DefaultModelBindingMessageProvider();
        Traduire(messages, conseil);
        context.BindingMetadata.ModelBindingMessageProvider = messages;
    }

    public static void Traduire(
        DefaultModelBindingMessageProvider messages,
        string conseil = "Corrigez-la."
    )
    {
        messages.SetValueIsInvalidAccessor(valeur =>
            $"La valeur « {Citer(valeur)} » n’est pas valide. {conseil}"
        );
        messages.SetAttemptedValueIsInvalidAccessor(
            (valeur, _) => $"La valeur « {Citer(valeur)} » n’est pas valide. {conseil}"
        );
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(valeur =>
            $"La valeur « {Citer(valeur)} » n’est pas valide. {conseil}"
        );
        messages.SetUnknownValueIsInvalidAccessor(_ =>
            $"La valeur saisie n’est pas valide. {conseil}"
        );
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() =>
            $"La valeur saisie n’est pas valide. {conseil}"
        );
        messages.SetValueMustBeANumberAccessor(_ => "Saisissez un nombre.");
        messages.SetNonPropertyValueMustBeANumberAccessor(() => "Saisissez un nombre.");
        messages.SetValueMustNotBeNullAccessor(_ => "Complétez ce champ.");
        messages.SetMissingBindRequiredValueAccessor(nom => $"Complétez le champ « {nom} ».");
        messages.SetMissingKeyOrValueAccessor(() => "Complétez ce champ.");
        messages.SetMissingRequestBodyRequiredValueAccessor(() => "La demande reçue est vide.");
    }

    private static string? ConseilPour(Type type)
    {
        var reel = Nullable.GetUnderlyingType(type) ?? type;
        return reel switch
        {
            _ when entiers.Contains(reel) => "Saisissez un nombre entier.",
            _ when decimaux.Contains(reel) => "Saisissez un nombre, par exemple 12,5.",
            _ when reel.IsEnum || reel == typeof(bool) || reel == typeof(Guid) =>
                "Choisissez une des réponses proposées.",
            _ when reel == typeof(DateTime) || reel == typeof(DateTimeOffset) =>
                "Saisissez une date, par exemple 14/03/2027.",
            _ when reel == typeof(TimeOnly) => "Saisissez une heure, par exemple 14:30.",
            _ => null,
        };
    }

    private static string Citer(string? valeur) =>
        valeur is { Length: > LongueurCitee } ? valeur[..LongueurCitee] + "…" : valeur ?? "";
}
