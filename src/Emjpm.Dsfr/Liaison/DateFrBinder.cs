using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Emjpm.Dsfr;

/// <summary>Binds <see cref="DateOnly"/> from what people type (<see cref="DateFr"/>); what was typed is kept for the page.</summary>
public sealed class DateFrBinder : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var nom = bindingContext.ModelName;
        var recu = bindingContext.ValueProvider.GetValue(nom);
        if (recu == ValueProviderResult.None)
        {
            return Task.CompletedTask;
        }
        bindingContext.ModelState.SetModelValue(nom, recu);
        var saisie = recu.FirstValue;
        if (string.IsNullOrWhiteSpace(saisie))
        {
            if (bindingContext.ModelMetadata.IsReferenceOrNullableType)
            {
                bindingContext.Result = ModelBindingResult.Success(null);
            }
            else
            {
                bindingContext.ModelState.TryAddModelError(
                    nom,
                    MessagesDeLiaison.Completez(bindingContext.ModelMetadata)
                );
            }
            return Task.CompletedTask;
        }
        var (date, erreur) = DateFr.Lire(saisie);
        if (date is null)
        {
            bindingContext.ModelState.TryAddModelError(nom, erreur!);
        }
        else
        {
            bindingContext.Result = ModelBindingResult.Success(date);
        }
        return Task.CompletedTask;
    }
}
